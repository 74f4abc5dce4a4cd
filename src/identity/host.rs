//! Hosts and schemes whose links pay somebody or open a chat with somebody, but for those of WhatsApp.

/// Hosts of payments.
pub(super) const PAYMENTS: [&str; 17] = [
    "dana.id",
    "doku.com",
    "flip.id",
    "gojek.com",
    "gojek.link",
    "gopay.co.id",
    "linkaja.id",
    "midtrans.com",
    "ovo.id",
    "paypal.com",
    "paypal.me",
    "saweria.co",
    "shopeepay.co.id",
    "sociabuzz.com",
    "trakteer.id",
    "wise.com",
    "xendit.co",
];
/// Hosts of donations and of payment pages. They are known by name too, and pay somebody behind a path alone.
pub(super) const COLLECTIONS: [&str; 22] = [
    "benihbaik.com",
    "buymeacoffee.com",
    "cash.app",
    "donorbox.org",
    "duitku.com",
    "faspay.co.id",
    "gofundme.com",
    "ipaymu.com",
    "karyakarsa.com",
    "kitabisa.com",
    "ko-fi.com",
    "liberapay.com",
    "lynk.id",
    "mayar.id",
    "mayar.link",
    "nihbuatjajan.com",
    "opencollective.com",
    "patreon.com",
    "revolut.me",
    "sharinghappiness.org",
    "stripe.com",
    "venmo.com",
];
/// Hosts of chats.
pub(super) const MESSENGERS: [&str; 14] = [
    "discord.com",
    "discord.gg",
    "ig.me",
    "lin.ee",
    "line.me",
    "m.me",
    "messenger.com",
    "signal.group",
    "signal.me",
    "t.me",
    "telegram.dog",
    "telegram.me",
    "viber.com",
    "zalo.me",
];
/// What links to programs of chats begin with.
pub(super) const SCHEMES: [&str; 5] = ["fb-messenger://", "line://", "sgnl://", "tg://", "viber://"];
