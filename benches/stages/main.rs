//! What each stage of a build takes: `cargo bench --bench stages`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod catalogue;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use etalase::diagnostic::Checked;
use etalase::progress::Silent;
use etalase::publish::Staging;
use etalase::{Request, check, embedded, load, photos, plan, render};

/// How many products the shop has in which stages are measured.
const PRODUCTS: usize = 1_000;

fn request(root: &Path) -> Request {
    Request { root: root.to_owned(), date: jiff::civil::date(2026, 11, 1), messages: None }
}

fn settings(root: &Path) -> check::Settings {
    let Request { date, messages, .. } = request(root);
    check::Settings { date, messages }
}

fn stages(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    catalogue::write_shop(root, PRODUCTS);
    let load = || load::load(root, embedded::embedded_theme()).unwrap().value;
    let sources = load();
    let catalogue = check::check(&sources, settings(root)).value.catalogue;
    let plan = plan::plan(&catalogue, &sources.statics).value;
    let photos = photos::Photos::default();
    let theme = render::load_theme(&sources, &catalogue.site).value;
    let parts = render::Parts { sources: &sources, catalogue: &catalogue, plan: &plan, photos: &photos, theme: &theme };

    let mut once = criterion.benchmark_group("once a build");
    once.sample_size(20);
    once.bench_function("theme", |bencher| bencher.iter(|| render::load_theme(black_box(&sources), &catalogue.site)));
    once.finish();

    let mut group = criterion.benchmark_group("1,000 products");
    group.sample_size(20).throughput(Throughput::Elements(PRODUCTS as u64));
    group.bench_function("load", |bencher| bencher.iter(load));
    group.bench_function("check", |bencher| bencher.iter(|| check::check(black_box(&sources), settings(root))));
    group.bench_function("plan", |bencher| bencher.iter(|| plan::plan(black_box(&catalogue), &sources.statics)));
    group.bench_function("render", |bencher| {
        bencher.iter(|| {
            let take = |file| {
                black_box(file);
                Ok(())
            };
            render::render(parts, &|_| None, &take).unwrap()
        });
    });
    let mut sites = 0;
    group.bench_function("publish, all new", |bencher| {
        // Nothing is deleted: ext4 looks at every inode that was freed within the last minutes before it gives one out.
        let forget = || {
            sites += 1;
            for name in ["public", ".public.etalase"].into_iter().filter(|name| root.join(name).exists()) {
                fs::rename(root.join(name), root.join(format!("attic-{name}-{sites}"))).unwrap();
            }
        };
        bencher.iter_batched(forget, |()| publish(root, parts), BatchSize::PerIteration);
    });
    publish(root, parts);
    group.bench_function("publish, nothing new", |bencher| bencher.iter(|| publish(root, parts)));
    group.bench_function("build, one text edit", |bencher| {
        let mut edit = 0;
        let output = root.join("public");
        bencher.iter(|| {
            edit += 1;
            catalogue::write_product(root, PRODUCTS / 2, &format!("suntingan {edit}"));
            etalase::build(&request(root), &load::look(root).unwrap(), &output, &|_| None, &Silent).unwrap()
        });
    });
    group.finish();
}

/// Renders into the output.
fn publish(root: &Path, parts: render::Parts<'_>) {
    let staging = Staging::begin(&root.join("public"), root).unwrap();
    let Checked { .. } = render::render(parts, &|_| None, &|file| staging.put(&file)).unwrap();
    staging.finish().unwrap();
}

fn photo(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    catalogue::write_shop(root, 1);
    let photo = large_photo();
    fs::write(root.join("content/produk-000001/1.jpg"), photo).unwrap();
    let mut group = criterion.benchmark_group("one photo of 12 megapixels");
    group.sample_size(10);
    group.bench_function("all derivatives", |bencher| {
        let forget = || drop(fs::remove_dir_all(root.join(etalase::CACHE_FOLDER)));
        bencher.iter_batched(
            forget,
            |()| etalase::check_only(&request(root), &Silent).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("from the cache", |bencher| {
        bencher.iter(|| etalase::check_only(&request(root), &Silent).unwrap());
    });
    group.finish();
}

/// A photo of the demo, enlarged to what phones take.
fn large_photo() -> Vec<u8> {
    let demo =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("content/kube-awan-pesisir/produk/kain-batik-parang/tergantung.jpg");
    let mut decoder = zune_jpeg::JpegDecoder::new(std::io::Cursor::new(fs::read(demo).unwrap()));
    let pixels = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    let small = image::RgbImage::from_raw(width as u32, height as u32, pixels).unwrap();
    let large = image::imageops::resize(&small, 4000, 3000, image::imageops::FilterType::CatmullRom);
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 92)
        .encode(large.as_raw(), 4000, 3000, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    bytes
}

criterion_group!(benches, stages, photo);
criterion_main!(benches);
