//! The program itself: what it answers, where it writes, how it exits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::Value;
use support::program::{code, etalase, given, new_shop, run, said};
use support::read_tree;

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_new_shop_of_every_form_builds_without_a_word_of_complaint() {
    let forms: [(&[&str], &str, usize); 4] = [
        (&[], "keset-perca", 1),
        (&["--portal"], "keset-perca", 2),
        (&["--lang", "en"], "rag-doormat", 1),
        (&["--portal", "--lang", "en"], "rag-doormat", 2),
    ];
    for (words, product, shops) in forms {
        let (_folder, shop) = new_shop(words);
        let checked = run(&shop, &["check", "--message-format", "json"]);
        assert_eq!((code(&checked), given(&checked)), (0, String::new()), "{words:?}");
        let built = run(&shop, &["build"]);
        assert_eq!(code(&built), 0, "{words:?}: {}", said(&built));
        assert!(given(&built).contains(&shops.to_string()), "{}", given(&built));
        assert!(!said(&built).contains('['), "no diagnostic: {}", said(&built));
        let pages: Vec<String> = read_tree(&shop.join("public")).into_keys().collect();
        assert!(pages.contains(&"index.html".to_owned()), "{pages:?}");
        assert!(pages.iter().any(|page| page.ends_with(&format!("{product}/index.html"))), "{pages:?}");
        assert!(pages.iter().any(|page| page.ends_with(".webp")), "the example has its photo: {pages:?}");
    }
}

#[test]
fn new_tells_what_to_do_next_and_refuses_a_folder_with_files() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["new", "toko"]);
    for word in ["toko/content/toko.toml", "etalase serve -C toko", "etalase build -C toko"] {
        assert!(given(&made).contains(word), "{}", given(&made));
    }
    let before = read_tree(&folder.path().join("toko"));
    let again = run(folder.path(), &["new", "toko", "--lang", "en"]);
    assert_eq!(code(&again), 2);
    assert!(said(&again).contains("the folder `toko` is not empty"), "{}", said(&again));
    assert_eq!(read_tree(&folder.path().join("toko")), before);
}

#[test]
fn a_folder_without_a_site_is_told_by_every_command_with_the_way_there() {
    let empty = tempfile::tempdir().unwrap();
    let (_folder, shop) = new_shop(&[]);
    for words in [&["check"][..], &["clean"], &["people"], &["host"], &["host", "netlify"]] {
        let lost = run(empty.path(), words);
        assert!(
            code(&lost) > 0 && said(&lost).contains("error[E201]: tidak ada folder `content`"),
            "{words:?}: {}",
            said(&lost)
        );
        assert_eq!(given(&lost), "", "{words:?}");
        let inside = run(&shop.join("content"), words);
        assert!(code(&inside) > 0 && said(&inside).contains("naik satu folder"), "{words:?}: {}", said(&inside));
        let deep = run(&shop.join("content/produk/keset-perca"), words);
        assert!(said(&deep).contains("`cd ../../..`"), "{words:?}: {}", said(&deep));
    }
}

#[test]
fn a_file_with_a_hidden_ending_is_told_instead_of_lost() {
    let (_folder, shop) = new_shop(&[]);
    let product = shop.join("content/produk/keset-perca");
    fs::rename(product.join("produk.toml"), product.join("produk.toml.txt")).unwrap();
    let checked = run(&shop, &["check"]);
    assert_eq!(code(&checked), 0);
    assert!(said(&checked).contains("W217") && said(&checked).contains("hapus `.txt`"), "{}", said(&checked));
    assert!(!said(&checked).contains("W218"), "one message is enough: {}", said(&checked));
    fs::remove_file(product.join("produk.toml.txt")).unwrap();
    assert!(said(&run(&shop, &["check"])).contains("W218"));
}

#[test]
fn a_merge_that_nobody_ended_is_told_as_such() {
    let (_folder, shop) = new_shop(&[]);
    replace(
        &shop.join("content/produk/keset-perca/produk.toml"),
        "\nharga = ",
        "\n<<<<<<< HEAD\nharga = 1000\n=======\nharga = 2000\n>>>>>>> usul\n# ",
    );
    let checked = run(&shop, &["check"]);
    assert_eq!(code(&checked), 1);
    assert!(said(&checked).contains("error[E011]") && !said(&checked).contains("E001"), "{}", said(&checked));
}

#[test]
fn a_mistake_is_shown_with_its_place_and_publishes_nothing() {
    let (_folder, shop) = new_shop(&[]);
    assert_eq!(code(&run(&shop, &["build"])), 0);
    let before = read_tree(&shop.join("public"));
    let product = shop.join("content/produk/keset-perca/produk.toml");
    replace(&product, "harga = 45000", "harga = \"seratus ribu\"");
    replace(&product, "stok = 12", "stock = 12\nstok = 12");
    let built = run(&shop, &["build"]);
    assert_eq!(code(&built), 1);
    let words = said(&built);
    for word in
        ["error[", " --> content/produk/keset-perca/produk.toml:4:9\n", "= bantuan: ", "2 kesalahan, 0 peringatan"]
    {
        assert!(words.contains(word), "{word}: {words}");
    }
    assert!(!words.contains('\u{1b}'), "no colours where nobody looks");
    assert_eq!(given(&built), "");
    assert_eq!(read_tree(&shop.join("public")), before);
    let english = said(&run(&shop, &["check", "--lang", "en"]));
    assert!(english.contains("= help: ") && english.contains("2 errors, 0 warnings"), "{english}");
}

#[test]
fn programs_read_the_same_as_json() {
    let (_folder, shop) = new_shop(&[]);
    let product = shop.join("content/produk/keset-perca/produk.toml");
    replace(&product, "nama = ", "# \u{e9}\nhrga = 1\nnama = ");
    fs::write(shop.join("content/catatan.toml"), "").unwrap();
    let checked = run(&shop, &["check", "--message-format", "json"]);
    let objects: Vec<Value> = given(&checked).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code(&checked), said(&checked)), (1, String::new()));
    let unknown = objects.iter().find(|object| object["code"] == "E005").expect("the unknown key is told");
    assert_eq!(unknown["file"], "content/produk/keset-perca/produk.toml");
    assert_eq!((&unknown["line"], &unknown["column"], &unknown["end_column"]), (&4.into(), &1.into(), &5.into()));
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["message"], "kunci `hrga` tidak dikenal di `produk`");
    assert!(unknown["help"].as_str().unwrap().contains("`harga`"));
    let stray = objects.iter().find(|object| object["code"] == "W214").expect("the stray file is told");
    assert_eq!((&stray["file"], &stray["severity"]), (&"content/catatan.toml".into(), &"warning".into()));
    let files: Vec<&str> = objects.iter().map(|object| object["file"].as_str().unwrap()).collect();
    assert!(files.is_sorted(), "{files:?}");
}

#[test]
fn wrong_usage_is_two_and_help_is_fine() {
    let folder = tempfile::tempdir().unwrap();
    for words in [&["build", "--jobs", "0"][..], &["buld"], &["build", "--date", "kemarin"], &["new"], &[]] {
        let answer = run(folder.path(), words);
        assert_eq!((code(&answer), given(&answer)), (2, String::new()), "{words:?}");
    }
    for words in [&["--help"][..], &["build", "--help"], &["check", "-h"], &["new", "--help"], &["--version"]] {
        let answer = run(folder.path(), words);
        assert_eq!((code(&answer), said(&answer)), (0, String::new()), "{words:?}");
    }
    assert!(given(&run(folder.path(), &["build", "--help"])).contains("etalase build -C toko-kami --output"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_foreign_or_overlapping_output_is_wrong_usage() {
    let (_folder, shop) = new_shop(&[]);
    fs::create_dir(shop.join("skripsi")).unwrap();
    fs::write(shop.join("skripsi/bab1.doc"), "penting").unwrap();
    for output in ["skripsi", "content", ".", ".."] {
        let built = run(&shop, &["build", "--output", output, "--lang", "en"]);
        assert_eq!(code(&built), 2, "{output}: {}", said(&built));
        assert!(said(&built).contains("= help: "), "{}", said(&built));
    }
    assert_eq!(fs::read_to_string(shop.join("skripsi/bab1.doc")).unwrap(), "penting");
}

#[test]
fn a_folder_without_content_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let built = run(folder.path(), &["build"]);
    assert_eq!(code(&built), 1);
    assert!(said(&built).contains("error[E201]"), "{}", said(&built));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("public")), "{left:?}");
}

#[test]
fn a_machine_that_fails_is_three() {
    let (_folder, shop) = new_shop(&[]);
    let unreadable = etalase(&shop, &["build"]).env("SOURCE_DATE_EPOCH", "yesterday").output().unwrap();
    assert_eq!(code(&unreadable), 3);
    assert!(said(&unreadable).contains("SOURCE_DATE_EPOCH"), "{}", said(&unreadable));
    fs::write(shop.join("file"), "").unwrap();
    let blocked = run(&shop, &["build", "--output", "file/public"]);
    assert_eq!(code(&blocked), 3, "{}", said(&blocked));
    assert!(said(&blocked).contains("file"), "{}", said(&blocked));
}

#[test]
fn directory_and_output_work_together() {
    let (folder, shop) = new_shop(&[]);
    assert_eq!(code(&run(folder.path(), &["build", "-C", "toko", "--output", "hasil/situs", "--quiet"])), 0);
    assert!(shop.join("hasil/situs/index.html").exists(), "the output is seen from the site's folder");
    let absolute = folder.path().join("www");
    let built = run(folder.path(), &["build", "-C", "toko", "--output", absolute.to_str().unwrap(), "--quiet"]);
    assert_eq!((code(&built), given(&built), said(&built)), (0, String::new(), String::new()));
    assert_eq!(read_tree(&absolute), read_tree(&shop.join("hasil/situs")));
}

#[test]
fn the_summary_tells_what_was_done() {
    let (_folder, shop) = new_shop(&["--lang", "en"]);
    let first = given(&run(&shop, &["build"]));
    for word in [
        "shops: 1, products: 2",
        "photos: 1 made, 0 reused",
        " written, 0 unchanged",
        "largest page: ",
        "without `base_url` in content/site.toml: no sitemap",
        "output: public",
    ] {
        assert!(first.contains(word), "{word}: {first}");
    }
    let second = given(&run(&shop, &["build"]));
    for word in ["photos: 0 made, 1 reused", " 0 written, ", " 0 removed"] {
        assert!(second.contains(word), "{word}: {second}");
    }
}

#[test]
fn a_file_put_into_the_output_by_hand_is_told_and_gone() {
    let (_folder, shop) = new_shop(&[]);
    assert_eq!(code(&run(&shop, &["build"])), 0);
    fs::write(shop.join("public/titipan.html"), "").unwrap();
    fs::write(shop.join("public/CNAME"), "toko.example").unwrap();
    let built = run(&shop, &["build"]);
    assert!(said(&built).contains("`titipan.html`") && said(&built).contains("`static/`"), "{}", said(&built));
    assert!(!shop.join("public/titipan.html").exists());
    assert_eq!(fs::read_to_string(shop.join("public/CNAME")).unwrap(), "toko.example");
}

#[test]
fn one_thread_and_two_make_the_same_bytes_in_two_folders() {
    let (_one, first) = new_shop(&["--portal"]);
    let (_two, second) = new_shop(&["--portal"]);
    assert_eq!(code(&run(&first, &["build", "--jobs", "1"])), 0);
    assert_eq!(code(&run(&second, &["build", "--jobs", "2"])), 0);
    let (one, two) = (read_tree(&first.join("public")), read_tree(&second.join("public")));
    assert!(one.len() > 15);
    assert!(one == two, "the sites differ");
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    const KILLS: u32 = 50;
    let (_folder, shop) = new_shop(&[]);
    let (product, output) = (shop.join("content/produk/keset-perca/produk.toml"), shop.join("public"));
    let site = |price: u32| {
        let price = format!("harga = {price}000");
        let text = fs::read_to_string(&product).unwrap();
        let edited: Vec<&str> =
            text.lines().map(|line| if line.starts_with("harga = ") { &price } else { line }).collect();
        fs::write(&product, edited.join("\n") + "\n").unwrap();
    };
    site(100);
    assert_eq!(code(&run(&shop, &["build"])), 0);
    site(101);
    let began = Instant::now();
    assert_eq!(code(&run(&shop, &["build"])), 0);
    // Each kill comes a little later after one that was too early and earlier after one that was too late, so that
    // the kills crowd around the switch however fast the machine is at the moment.
    let mut delay = began.elapsed() / 2;
    let mut old = read_tree(&output);
    let (mut kept, mut switched) = (0, 0);
    for kill in 0..KILLS {
        site(200 + kill);
        let mut build = etalase(&shop, &["build", "--quiet"]).spawn().unwrap();
        std::thread::sleep(delay);
        build.kill().unwrap();
        build.wait().unwrap();
        let found = read_tree(&output);
        if found == old {
            kept += 1;
            delay = delay.mul_f64(1.3);
            continue;
        }
        let elsewhere = shop.join("expected");
        assert_eq!(code(&run(&shop, &["build", "--output", "expected"])), 0);
        assert!(found == read_tree(&elsewhere), "neither old nor new after kill {kill}");
        old = found;
        switched += 1;
        delay = delay.mul_f64(0.6);
    }
    assert!(kept > 2 && switched > 2, "the kills missed the build: {kept} old, {switched} new");
}

#[test]
fn two_things_of_one_address_are_the_contents_fault() {
    let (_folder, shop) = new_shop(&[]);
    let twin = shop.join("content/lain/keset-perca");
    fs::create_dir_all(&twin).unwrap();
    fs::write(twin.join("produk.toml"), "nama = \"Keset lain\"\nharga = 1000\n").unwrap();
    fs::create_dir(shop.join("static")).unwrap();
    fs::write(shop.join("static/index.html"), "x").unwrap();
    let output = run(&shop, &["build", "--message-format", "json"]);
    assert_eq!(code(&output), 1);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told.matches("\"E212\"").count(), 2, "{told}");
    assert!(!shop.join("public").exists());
}

const COMMANDS: [&str; 9] = ["build", "check", "new", "serve", "people", "clean", "trust", "completions", "man"];

#[test]
fn every_shell_completes_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let made = run(folder.path(), &["completions", shell]);
        assert_eq!(code(&made), 0, "{shell}: {}", said(&made));
        let script = given(&made);
        for word in COMMANDS.into_iter().chain(["message-format", "directory"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(code(&run(folder.path(), &["completions", "cobol"])), 2);
    let script = given(&run(folder.path(), &["completions", "bash"]))
        + "
        COMP_WORDS=(etalase bu); COMP_CWORD=1; _etalase etalase bu etalase; echo \"<${COMPREPLY[*]}>\"";
    let bash = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert_eq!(given(&bash), "<build>\n", "{}", said(&bash));
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let page = run(folder.path(), &["man"]);
    assert_eq!(code(&page), 0, "{}", said(&page));
    assert!(given(&page).contains(".TH etalase 1") && given(&page).contains("etalase serve"), "{}", given(&page));
    let made = run(folder.path(), &["man", "share/man1"]);
    assert_eq!((code(&made), given(&made)), (0, String::new()), "{}", said(&made));
    let pages = read_tree(&folder.path().join("share/man1"));
    for command in COMMANDS {
        let page = String::from_utf8(pages[&format!("etalase-{command}.1")].clone()).unwrap();
        assert!(page.contains(&format!("etalase\\-{command}")), "{page}");
    }
    assert!(pages.contains_key("etalase.1"));
    assert_eq!(code(&run(folder.path(), &["man", "share/man1/etalase.1"])), 3);
}

/// The script of the action's first step, as `action.yml` holds it.
fn action_script() -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml")).unwrap();
    let after = text.split("run: |").nth(1).unwrap();
    let lines = after.lines().skip(1).take_while(|line| line.is_empty() || line.starts_with("        "));
    lines.map(|line| format!("{}\n", line.strip_prefix("        ").unwrap_or(line))).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn the_action_takes_a_program_whose_checksum_fits_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let place = |path: &str| folder.path().join(path);
    let name = "etalase-v9.8.7-x86_64-unknown-linux-musl";
    // The release as a folder, and a `curl` that copies out of it.
    let shell = |script: &str, environment: &[(&str, &str)]| {
        let path = format!("{}:{}", place("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.args(["-e", "-o", "pipefail", "-c", script]).current_dir(folder.path()).env("PATH", path);
        command
            .env("RUNNER_TEMP", place("temp"))
            .env("GITHUB_PATH", place("path"))
            .env("GITHUB_OUTPUT", place("output"));
        command.env("RELEASE", place("release")).env("REPOSITORY", "etalase-id/etalase").env("ATTESTATION", "false");
        command.envs([("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("WISHED", "v9.8.7"), ("ACTION_PATH", "/")]);
        command.envs(environment.iter().copied()).output().unwrap()
    };
    let program = "#!/bin/sh\necho etalase 9.8.7\n";
    let curl = "#!/bin/sh\nfor word; do last=$word; done\nexec cp \"$RELEASE/${last##*/}\" .\n";
    for (path, text) in [(format!("release/{name}/etalase"), program), ("bin/curl".to_owned(), curl)] {
        fs::create_dir_all(place(&path).parent().unwrap()).unwrap();
        fs::write(place(&path), text).unwrap();
        assert!(shell(&format!("chmod +x {path}"), &[]).status.success());
    }
    let packed = shell(
        &format!("cd release; tar -czf {name}.tar.gz {name}; sha256sum {name}.tar.gz > {name}.tar.gz.sha256"),
        &[],
    );
    assert!(packed.status.success(), "{}", said(&packed));
    let script = action_script();
    let fine = shell(&script, &[]);
    assert!(fine.status.success() && given(&fine).contains("etalase 9.8.7"), "{}{}", given(&fine), said(&fine));
    assert!(fs::read_to_string(place("path")).unwrap().trim_end().ends_with(name));
    assert_eq!(fs::read_to_string(place("output")).unwrap(), "version=9.8.7\n");
    for wrong in [
        &[("WISHED", "1.0")][..],
        &[("WISHED", "9.8.7; touch hacked")],
        &[("WISHED", "../9.8.7")],
        &[("REPOSITORY", "evil/etalase/../x")],
        &[("RUNNER_OS", "Plan9")],
        &[("WISHED", "9.8.6")],
    ] {
        assert!(!shell(&script, wrong).status.success(), "{wrong:?}");
    }
    let file = place(&format!("release/{name}.tar.gz"));
    let whole = fs::read(&file).unwrap();
    fs::write(&file, [whole.as_slice(), b"x"].concat()).unwrap();
    assert!(!shell(&script, &[]).status.success(), "a changed file");
    fs::write(&file, whole).unwrap();
    let sum = place(&format!("release/{name}.tar.gz.sha256"));
    let line = fs::read_to_string(&sum).unwrap();
    for other in [line.replace(name, "etalase-v1.0.0"), String::new(), line.replace("  ", " ; ")] {
        fs::write(&sum, &other).unwrap();
        assert!(!shell(&script, &[]).status.success(), "{other}");
    }
}
