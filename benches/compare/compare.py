"""Runs etalase and its peers in turn over the same catalogue and prints what each took, with the ratio to us.

Usage: benches/compare/run [--rounds N] [--text N,N,...] [--photos PRODUCTSxPHOTOS] [--limit SECONDS] [--with NAME,NAME,...]
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from catalogue import list_pages, products
from contenders import ALL, Etalase, count_list_pages

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Run:
    wall: float
    cpu: float
    peak: float


class TooSlow(Exception):
    """A contender did not end within the limit."""


def measure(contender, limit) -> Run:
    """Runs one build: seconds on the wall, seconds of processor, MiB of the largest process. It begins when the disk is at
    rest, as after a person has saved a file and started it."""
    os.sync()
    time.sleep(0.3)
    log = contender.folder / "build.log"
    with open(log, "wb") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            contender.command(), cwd=contender.folder, stdout=output, stderr=output, start_new_session=True
        )
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > limit:
                os.killpg(process.pid, 9)
                os.wait4(process.pid, 0)
                raise TooSlow
            time.sleep(0.002)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{contender.name} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def verify(contender, goods, photos):
    """Stops the comparison where a contender did not do the same work."""
    for product in goods:
        page = contender.product_page(product)
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        price = f"Rp{product.price:,}".replace(",", ".")
        if product.name not in text or price not in text:
            sys.exit(f"{contender.name}: {page} does not show {product.name} at {price}")
    found, expected = count_list_pages(contender), list_pages(len(goods))
    if found != expected:
        sys.exit(f"{contender.name}: {found} list pages where {expected} are due")
    made = sorted(path.suffix for path in contender.site.rglob("*") if path.suffix in (".webp", ".jpg", ".jpeg"))
    # A contender may keep the untouched photo beside its derivatives; only derivatives are counted.
    webp = made.count(".webp")
    jpeg = sum(1 for path in contender.site.rglob("*.jp*g") if width(path) in (400, 800, 1600))
    if (webp, jpeg) != (photos * 3, photos * 3):
        sys.exit(f"{contender.name}: {webp} WebP and {jpeg} JPEG files where {photos * 3} of each are due")


def width(path):
    """The width of a JPEG file, from its frame header."""
    data = path.read_bytes()
    place = 2
    while place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[place + 7 : place + 9])
        place += 2 + length
    return None


def photo_bytes(contender):
    return sum(path.stat().st_size for path in contender.site.rglob("*.webp"))


def compare(arguments, tools, work, count, photos_each, limit):
    """All contenders over one catalogue, in turn, several times. Returns {scenario: {name: [Run or None]}}."""
    goods = products(count)
    spare = make_photos(tools, work, count * photos_each + arguments.rounds + 1) if photos_each else []
    contenders = []
    for kind in arguments.contenders:
        folder = arguments.scratch / f"{count}x{photos_each}" / kind.name
        folder.mkdir(parents=True)
        contender = kind(folder, tools)
        contender.prepare()
        for product in goods:
            contender.put(product)
            for number in range(photos_each):
                photo = spare[(product.number - 1) * photos_each + number]
                shutil.copyfile(photo, contender.photo_folder(product) / f"{number + 1}.jpg")
        contenders.append(contender)
    scenarios = {"cold": {}, "warm, nothing changed": {}, "one text edit": {}}
    if photos_each:
        scenarios["one photo added"] = {}
    slow = set()
    for round_number in range(arguments.rounds):
        for contender in contenders:
            if contender.name in slow:
                continue
            try:
                run_round(contender, goods, round_number, scenarios, photos_each, spare, limit, arguments.scratch / "attic")
            except TooSlow:
                slow.add(contender.name)
        if photos_each and round_number == 0:
            for contender in contenders:
                print(f"<!-- {contender.name}: {photo_bytes(contender) // 1024} KiB of WebP -->", flush=True)
    return scenarios, slow


def run_round(contender, goods, round_number, scenarios, photos_each, spare, limit, attic):
    keep = lambda name, run: scenarios[name].setdefault(contender.name, []).append(run)
    edited = goods[len(goods) // 2]
    contender.put(edited)
    extra = contender.photo_folder(edited) / "tambahan.jpg"
    extra.unlink(missing_ok=True)
    contender.forget(attic)
    keep("cold", measure(contender, limit))
    if round_number == 0:
        verify(contender, goods, len(goods) * photos_each)
    keep("warm, nothing changed", measure(contender, limit))
    contender.put(edited, f" disunting {round_number}")
    keep("one text edit", measure(contender, limit))
    if f"disunting {round_number}" not in contender.product_page(edited).read_text(encoding="utf-8"):
        sys.exit(f"{contender.name}: the edit is not in the page")
    if photos_each:
        shutil.copyfile(spare[len(goods) * photos_each + round_number], extra)
        keep("one photo added", measure(contender, limit))
        extra.unlink()


def make_photos(tools, work, count):
    folder = work / "photos"
    script = tools / "photos.mjs"
    subprocess.run(["node", str(script), str(ROOT / "content"), str(folder), str(count)], check=True)
    return sorted(folder.glob("*.jpg"))


def median(runs):
    pick = lambda field: statistics.median(getattr(run, field) for run in runs)
    return Run(pick("wall"), pick("cpu"), pick("peak"))


def table(title, scenarios, slow, arguments):
    names, limit = [kind.name for kind in arguments.contenders], arguments.limit
    print(f"\n| {title} | " + " | ".join(names) + " | ours of the faster peer: wall, CPU |")
    print("| --- |" + " --- |" * (len(names) + 1))
    for scenario, runs in scenarios.items():
        cells, medians = [], {}
        for name in names:
            if name in slow or name not in runs:
                cells.append(f"cut at {limit} s")
                continue
            medians[name] = median(runs[name])
            run = medians[name]
            cells.append(f"{run.wall:.2f} / {run.cpu:.2f} / {run.peak:.0f}")
        print(f"| {scenario} | " + " | ".join(cells) + f" | {ratios(medians)} |", flush=True)
    return scenarios


def ratios(medians):
    ours = medians.get(Etalase.name)
    peers = [run for name, run in medians.items() if name != Etalase.name]
    if not ours or not peers:
        return ""
    wall = ours.wall / min(run.wall for run in peers)
    cpu = ours.cpu / min(run.cpu for run in peers)
    return f"{wall:.2f}, {cpu:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--text", default="1000,10000")
    parser.add_argument("--photos", default="100x3")
    parser.add_argument("--limit", type=int, default=600, help="seconds after which a build is cut")
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    every = ",".join(kind.name for kind in ALL)
    parser.add_argument("--with", dest="named", default=every, help=f"the contenders, of {every}")
    arguments = parser.parse_args()
    arguments.contenders = [kind for kind in ALL if kind.name in arguments.named.split(",")]
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    print(f"Wall seconds / CPU seconds / peak MiB, medians of {arguments.rounds} runs in turn; {cores} cores, {memory} GiB.")
    # Nothing is deleted before the end: for up to five minutes ext4 looks at every inode that was freed before it gives one
    # out. A run that begins sooner after another measures that.
    arguments.scratch = Path(tempfile.mkdtemp(prefix="run-", dir=arguments.work))
    for count in [int(count) for count in arguments.text.split(",") if count]:
        scenarios, slow = compare(arguments, arguments.tools, arguments.work, count, 0, arguments.limit)
        table(f"{count:,} products, text only", scenarios, slow, arguments)
    if arguments.photos:
        count, each = (int(number) for number in arguments.photos.split("x"))
        scenarios, slow = compare(arguments, arguments.tools, arguments.work, count, each, arguments.limit)
        table(f"{count} products x {each} photos of 12 MP", scenarios, slow, arguments)
    shutil.rmtree(arguments.scratch)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    main()
