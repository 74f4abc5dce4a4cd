"""Measures the preview: from saving a product's text to the new page being served, in milliseconds.

Usage: benches/compare/run preview [--rounds N] [--products N]
"""

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from catalogue import products
from contenders import Etalase, Hugo

#: How long a page may take to change, in seconds.
PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serving(contender, port):
    if isinstance(contender, Etalase):
        return [str(contender.tools / "etalase"), "serve", "--port", str(port), "--date", "2026-11-01"]
    return [str(contender.tools / "hugo"), "server", "--port", str(port), "--minify", "--quiet", "--renderToMemory"]


def page(port, product):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/produk/{product.slug}/", timeout=5) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def wait_for(port, product, words):
    end = time.monotonic() + PATIENCE
    while words not in page(port, product):
        if time.monotonic() > end:
            sys.exit(f"the page of {product.slug} did not change within {PATIENCE} s")
        time.sleep(0.001)


def measure(contender, goods, rounds):
    port = free_port()
    edited = goods[len(goods) // 2]
    process = subprocess.Popen(
        serving(contender, port), cwd=contender.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(port, edited, edited.name)
        taken = []
        for number in range(rounds):
            time.sleep(1)
            words = f"disunting-{number}"
            start = time.monotonic()
            contender.put(edited, f" {words}")
            wait_for(port, edited, words)
            taken.append((time.monotonic() - start) * 1000)
        return taken
    finally:
        os.killpg(process.pid, signal.SIGKILL)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--products", type=int, default=1000)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    goods = products(arguments.products)
    medians = {}
    for kind in (Etalase, Hugo):
        folder = arguments.work / "preview" / kind.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        contender = kind(folder, arguments.tools)
        contender.prepare()
        for product in goods:
            contender.put(product)
        taken = measure(contender, goods, arguments.rounds)
        medians[kind.name] = statistics.median(taken)
        print(f"{kind.name}: {medians[kind.name]:.0f} ms ({min(taken):.0f} to {max(taken):.0f}, {len(taken)} edits)", flush=True)
    print(f"ours of Hugo's: {medians['etalase'] / medians['Hugo']:.2f}")


if __name__ == "__main__":
    main()
