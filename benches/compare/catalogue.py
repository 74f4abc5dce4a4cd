"""The same catalogue for every contender: products with words, prices and categories, all from their numbers."""

import random
from dataclasses import dataclass
from pathlib import Path

CATEGORIES = ["Kain", "Pakaian", "Tas", "Dompet", "Suvenir", "Keset", "Sapu", "Lukisan", "Bantal", "Jasa"]
THINGS = ["Kain batik", "Kemeja", "Tas tote", "Dompet", "Gantungan kunci", "Keset", "Sapu ijuk", "Lukisan", "Sarung bantal", "Jahit"]
WORDS = """kain katun tebal dijahit tangan warna alam motif kawung parang truntum mega mendung benang rapi ringan kuat
mudah dicuci dijemur teduh setrika hangat dibuat setelah dipesan ukuran boleh campur untuk kantor sekolah tamu keluarga
rumah dipakai tiap hari tahan lama hadiah pantas dibungkus kertas bekas tanpa plastik pembuatnya belajar enam bulan
meja kerja bisa diatur bengkel terbuka hari kerja silakan datang melihat bertanya mencoba canting""".split()
DESCRIPTION_WORDS = 120
PRODUCTS_A_PAGE = 24


@dataclass(frozen=True)
class Product:
    number: int

    @property
    def slug(self):
        return f"produk-{self.number:06}"

    @property
    def name(self):
        return f"{THINGS[self.number % 10]} nomor {self.number}"

    @property
    def category(self):
        return CATEGORIES[self.number % 10]

    @property
    def price(self):
        return 15_000 + (self.number * 7_919) % 400 * 2_500

    @property
    def added(self):
        return f"2025-{self.number % 12 + 1:02}-{self.number % 28 + 1:02}"

    def description(self, edit=""):
        chance = random.Random(self.number)
        words = [chance.choice(WORDS) for _ in range(DESCRIPTION_WORDS)]
        half = DESCRIPTION_WORDS // 2
        first = " ".join(words[:half]).capitalize()
        return f"{first}.\n\n- **{words[half]}** {words[half + 1]}\n- {words[half + 2]}\n\n{' '.join(words[half + 3:]).capitalize()}{edit}.\n"


def products(count):
    return [Product(number) for number in range(1, count + 1)]


def list_pages(count):
    """How many pages the list of all products and the lists of the categories take together."""
    pages = lambda size: max(1, -(-size // PRODUCTS_A_PAGE))
    sizes = [sum(1 for product in products(count) if product.category == category) for category in CATEGORIES]
    return pages(count) + sum(pages(size) for size in sizes if size)


def write(path: Path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
