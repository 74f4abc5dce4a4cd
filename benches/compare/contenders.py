"""Each contender: how it wants the catalogue written, how it is run, where its pages and photos are found."""

import re
import shutil
from pathlib import Path

from catalogue import write

HERE = Path(__file__).parent


class Contender:
    name = ""
    #: The folder of the made site, inside the contender's own folder.
    output = "public"
    #: What is kept between builds, inside the contender's own folder.
    caches: list[str] = []

    def __init__(self, folder: Path, tools: Path):
        self.folder = folder
        self.tools = tools

    def prepare(self):
        """Writes everything but the products."""

    def product_file(self, product) -> Path:
        raise NotImplementedError

    def product_text(self, product, edit="") -> str:
        raise NotImplementedError

    def photo_folder(self, product) -> Path:
        return self.product_file(product).parent

    def command(self) -> list[str]:
        raise NotImplementedError

    def product_page(self, product) -> Path:
        raise NotImplementedError

    def list_page_patterns(self) -> list[str]:
        raise NotImplementedError

    def put(self, product, edit=""):
        write(self.product_file(product), self.product_text(product, edit))

    def forget(self, attic: Path):
        """Moves everything that a build left into the attic. Nothing is deleted while builds are measured: ext4 looks at
        every inode that was freed within the last half minute before it gives one out."""
        for name in [self.output, *self.caches]:
            if (self.folder / name).exists():
                attic.mkdir(parents=True, exist_ok=True)
                (self.folder / name).rename(attic / str(len(list(attic.iterdir()))))

    @property
    def site(self):
        return self.folder / self.output


class Etalase(Contender):
    name = "etalase"
    caches = [".etalase", ".public.etalase"]

    def prepare(self):
        write(
            self.folder / "content" / "toko.toml",
            'nama = "Toko Banding"\nkota = "Jakarta"\n\n[kontak]\nwhatsapp = "0812-0000-0011"\n',
        )
        write(self.folder / "content" / "situs.toml", 'alamat = "https://banding.example.org/"\n')

    def product_file(self, product):
        return self.folder / "content" / product.slug / "produk.toml"

    def product_text(self, product, edit=""):
        return (
            f'nama = "{product.name}"\nharga = {product.price}\nkategori = "{product.category}"\n'
            f"ditambahkan = {product.added}\ndeskripsi = '''\n{product.description(edit)}'''\n"
        )

    def command(self):
        return [str(self.tools / "etalase"), "build", "--date", "2026-11-01"]

    def product_page(self, product):
        return self.site / "produk" / product.slug / "index.html"

    def list_page_patterns(self):
        return [r"produk/(hal/\d+/)?index\.html", r"kategori/[^/]+/(hal/\d+/)?index\.html"]


class Hugo(Contender):
    name = "Hugo"
    caches = ["resources"]

    def prepare(self):
        shutil.copytree(HERE / "hugo", self.folder, dirs_exist_ok=True)
        write(self.folder / "content" / "produk" / "_index.md", "---\ntitle: Produk\n---\n")

    def product_file(self, product):
        return self.folder / "content" / "produk" / product.slug / "index.md"

    def product_text(self, product, edit=""):
        return front_matter(product, f"categories: [{product.category}]") + product.description(edit)

    def command(self):
        return [str(self.tools / "hugo"), "--minify", "--quiet"]

    def product_page(self, product):
        return self.site / "produk" / product.slug / "index.html"

    def list_page_patterns(self):
        return [r"produk/(page/(?!1/)\d+/)?index\.html", r"categories/[^/]+/(page/(?!1/)\d+/)?index\.html"]


class Eleventy(Contender):
    name = "Eleventy"
    caches = [".cache"]

    def prepare(self):
        shutil.copytree(HERE / "eleventy", self.folder, dirs_exist_ok=True)
        modules = self.folder / "node_modules"
        if not modules.exists():
            modules.symlink_to(self.tools / "node_modules", target_is_directory=True)

    def product_file(self, product):
        return self.folder / "produk" / product.slug / "index.md"

    def product_text(self, product, edit=""):
        return front_matter(product, f"category: {product.category}") + product.description(edit)

    def command(self):
        return ["node", str(self.tools / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet"]

    def product_page(self, product):
        return self.site / "produk" / product.slug / "index.html"

    def list_page_patterns(self):
        return [r"produk/(hal/\d+/)?index\.html", r"kategori/[^/]+/(hal/\d+/)?index\.html"]


def front_matter(product, more):
    return (
        f'---\ntitle: "{product.name}"\nprice: {product.price}\ndate: {product.added}\n{more}\n---\n'
    )


def count_list_pages(contender):
    patterns = [re.compile(pattern) for pattern in contender.list_page_patterns()]
    paths = (path.relative_to(contender.site).as_posix() for path in contender.site.rglob("index.html"))
    return sum(1 for path in paths if any(pattern.fullmatch(path) for pattern in patterns))


ALL = [Etalase, Hugo, Eleventy]
