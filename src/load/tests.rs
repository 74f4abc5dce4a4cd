use super::*;

fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn load_alone(root: &Path) -> Checked<Sources> {
    load(root, std::iter::empty()).unwrap()
}

#[test]
fn photos_come_in_natural_order() {
    let names = ["content/a/10.jpg", "content/a/2.jpg", "content/a/1.JPG", "content/a/b/1.png", "content/a/02.jpg"];
    let folder = site(&names.map(|name| (name, b"x".as_slice())));
    let found: Vec<String> = load_alone(folder.path()).value.photos.into_iter().map(|photo| photo.path).collect();
    assert_eq!(
        found,
        ["content/a/1.JPG", "content/a/02.jpg", "content/a/2.jpg", "content/a/10.jpg", "content/a/b/1.png"]
    );
}

#[test]
fn texts_lose_their_byte_order_mark_and_hidden_files_are_passed_over() {
    let folder = site(&[
        ("content/toko.toml", "\u{feff}nama = \"A\"".as_bytes()),
        ("content/.git/config.toml", b"x"),
        ("content/Thumbs.db", b"x"),
        ("static/CNAME", b"toko.example.org"),
        ("static/.well-known/a.txt", b"a"),
    ]);
    let loaded = load_alone(folder.path());
    assert_eq!(loaded.diagnostics, []);
    let texts: Vec<&str> = loaded.value.texts.iter().map(|text| text.path.as_str()).collect();
    assert_eq!(texts, ["content/toko.toml", "static/.well-known/a.txt", "static/CNAME"]);
    assert_eq!(&*loaded.value.texts[0].text, "nama = \"A\"");
    let statics: Vec<&str> = loaded.value.statics.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(statics, [".well-known/a.txt", "CNAME"]);
}

#[test]
fn what_is_no_text_or_too_large_is_reported_and_the_rest_goes_on() {
    let large = vec![b'#'; 256 * 1024 + 1];
    let folder = site(&[
        ("content/toko.toml", b"\xff\xfe"),
        ("content/a/produk.toml", &large),
        ("content/b/produk.toml", b"nama = \"B\""),
    ]);
    let loaded = load_alone(folder.path());
    let codes: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
    assert_eq!(codes, ["E003", "E002"]);
    assert_eq!(loaded.value.texts.len(), 1);
}

#[test]
fn a_site_without_content_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let loaded = load_alone(folder.path());
    assert_eq!(loaded.diagnostics, [Diagnostic::in_file("content", FolderProblem::NoContent { levels: 0 })]);
    let site = site(&[("content/toko.toml", b"nama = \"A\""), ("content/produk/keset/produk.toml", b"")]);
    for (inside, levels) in [("content", 1), ("content/produk/keset", 3)] {
        let told = load_alone(&site.path().join(inside)).diagnostics;
        assert_eq!(told, [Diagnostic::in_file("content", FolderProblem::NoContent { levels })]);
    }
}

#[test]
fn files_that_are_neither_text_nor_photo_are_kept_by_name() {
    let names = ["content/a/produk.toml.txt", "content/a/1.jpg", "content/a/klip.mp4", "content/identity.lock"];
    let folder = site(&names.map(|name| (name, b"x".as_slice())));
    assert_eq!(load_alone(folder.path()).value.unread, ["content/a/klip.mp4", "content/a/produk.toml.txt"]);
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_named_and_never_opened() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = site(&[("content/toko.toml", b"nama = \"A\""), ("outside/secret.jpg", b"secret")]);
    let content = folder.path().join("content");
    std::os::unix::fs::symlink(folder.path().join("outside"), content.join("loop")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("outside/secret.jpg"), content.join("foto.jpg")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        content.join("pipe.toml"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    fs::write(content.join(std::ffi::OsStr::from_bytes(b"a\xff.jpg")), b"x").unwrap();
    let loaded = load_alone(folder.path());
    let mut said: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
    said.sort_unstable();
    assert_eq!(said, ["E202", "E202", "E203", "E204"]);
    assert_eq!(loaded.value.photos, []);
}
