//! Examples that stand below the help of each command, in both languages.

/// Of the program as a whole.
pub(super) const EXAMPLES: &str = "\
Contoh (examples):
  etalase new toko-kami              toko baru (a new shop)
  etalase serve -C toko-kami         lihat sambil menyunting (look while editing)
  etalase check -C toko-kami         cari kesalahan saja (only look for mistakes)
  etalase build -C toko-kami         jadikan situs di toko-kami/public (make the site)
  etalase people -C toko-kami        siapa yang tampil, sampai kapan (who is shown, until when)
  etalase clean -C toko-kami         buang posisi GPS dari foto (strip GPS from photos)
  etalase host -C toko-kami          pilih hos gratis (choose a free host)
  etalase verify -C toko-kami        apakah yang tayang sama dengan hasil terakhir (is the live site the last build)

Kode keluar (exit codes):
  0 baik (fine)   1 isi perlu diperbaiki (content has errors)
  2 perintah keliru (wrong usage)   3 mesin gagal: disk, izin (the machine failed)
  4 nomor atau rekening berbeda dari yang terkunci (the payment identity differs from its lock)";

/// Of `build`.
pub(super) const BUILD_EXAMPLES: &str = "\
Contoh (examples):
  etalase build
  etalase build -C toko-kami --output /var/www/toko
  etalase build --date 2026-03-01 --jobs 2
  etalase build --lang en --message-format json";

/// Of `check`.
pub(super) const CHECK_EXAMPLES: &str = "\
Contoh (examples):
  etalase check
  etalase check -C toko-kami --lang en
  etalase check --message-format json
  git show origin/main:content/identity.lock > /tmp/utama.lock && etalase check --against /tmp/utama.lock";

/// Of `new`.
pub(super) const NEW_EXAMPLES: &str = "\
Contoh (examples):
  etalase new toko-kami
  etalase new karya-bersama --portal
  etalase new our-shop --lang en";

/// Of `people`.
pub(super) const PEOPLE_EXAMPLES: &str = "\
Contoh (examples):
  etalase people
  etalase people --date 2027-01-01     keadaan pada hari itu (as it will be on that day)
  etalase people --check               kode keluar 1 bila ada yang perlu dilihat (exit code 1 if something needs a look)
  etalase people --message-format json";

/// Of `clean`.
pub(super) const CLEAN_EXAMPLES: &str = "\
Contoh (examples):
  etalase clean --check                hanya sebutkan (only tell)
  etalase clean
  etalase clean -C toko-kami --quiet";

/// Of `serve`.
pub(super) const SERVE_EXAMPLES: &str = "\
Contoh (examples):
  etalase serve
  etalase serve -C toko-kami --port 8080";

/// Of `trust`.
pub(super) const TRUST_EXAMPLES: &str = "\
Contoh (examples):
  etalase trust
  etalase trust rumah-jahit -C toko-kami";

/// Of `host`.
pub(super) const HOST_EXAMPLES: &str = "\
Contoh (examples):
  etalase host                          daftar hos dan saran untuk situs ini (the hosts, and which suits this site)
  etalase host cloudflare-pages         tulis alur terbitnya dan `hos` di situs.toml (write the workflow, set `host`)
  etalase host gitlab-pages -C toko-kami
  etalase host netlify --forge gitlab   repositorinya di GitLab (the repository is on GitLab)
  etalase host surge --replace          timpa berkas yang sudah Anda ubah (overwrite files that you changed)";

/// Of `verify`.
pub(super) const VERIFY_EXAMPLES: &str = "\
Contoh (examples):
  etalase verify                            alamatnya dari situs.toml (the address of site.toml)
  etalase verify https://toko.example.org/
  etalase verify --sample 100               seratus berkas saja, untuk situs besar (a hundred files, for large sites)

Kode keluar (exit codes):
  0 sama (the same)   1 ada yang berbeda (something differs)   3 tidak menjawab (no answer)
  4 ada nomor lain di halaman yang tayang (a live page holds another number)";

/// Of `completions`.
pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Contoh (examples):
  etalase completions bash > ~/.local/share/bash-completion/completions/etalase
  etalase completions zsh > ~/.zfunc/_etalase
  etalase completions fish > ~/.config/fish/completions/etalase.fish
  etalase completions powershell >> $PROFILE";

/// Of `man`.
pub(super) const MAN_EXAMPLES: &str = "\
Contoh (examples):
  etalase man | man -l -
  etalase man ~/.local/share/man/man1";
