// The rules that the build and the buyer's browser share, run through the theme's scripts: the same tables as in
// tests/rules.rs, and those of rules that only the scripts know. No browser is needed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cases, scripts } from './scripts.mjs';

const { rules } = scripts('id', 'rules', 'cart/order', 'quotation', 'qr');
const inLanguage = { id: rules, en: scripts('en', 'rules', 'cart/order', 'quotation').rules };

test('money is written alike', () => {
  for (const { minor, currency, ...written } of cases('money')) {
    for (const language of ['id', 'en']) assert.equal(rules.money(minor, currency, language), written[language]);
  }
});

test('wholesale prices are alike', () => {
  for (const { price, tiers, count, unit } of cases('tiers')) {
    assert.equal(rules.unitPrice({ tiers }, { price, normal: null, until: null }, count), unit);
  }
});

test('a sale that is over on this device costs the normal price, unless a tier is lower', () => {
  const sale = { price: 30000, normal: 40000, until: '2026-03-10' };
  const tiers = [[12, 35000], [24, 20000]];
  for (const [count, day, unit, ended] of [
    [1, '2026-03-09', 30000, false],
    [1, '2026-03-10', 30000, false],
    [1, '2026-03-11', 40000, true],
    [12, '2026-03-10', 30000, false],
    [12, '2026-03-11', 35000, true],
    [24, '2026-03-10', 20000, false],
    [24, '2027-01-01', 20000, true],
  ]) {
    assert.equal(rules.unitPrice({ tiers }, sale, count, day), unit, `${count} on ${day}`);
    assert.equal(rules.saleEnded(sale, day), ended, day);
  }
  const open = { price: 30000, normal: 40000, until: null };
  assert.equal(rules.unitPrice({ tiers: [] }, open, 1, '2099-01-01'), 30000);
});

test('the day is that of the device, not that of Greenwich', () => {
  assert.equal(scripts('id', { now: '2026-03-10T18:30:00Z', east: 7 }, 'rules').rules.today(), '2026-03-11');
  const west = scripts('id', { now: '2026-03-10T03:30:00Z', east: -5 }, 'rules').rules;
  assert.equal(west.today(), '2026-03-09');
  assert.equal(west.today(23), '2026-04-01');
});

test('shipping costs alike', () => {
  for (const { per_kg, grams, size, quantity, divisor, charged, cost } of cases('shipping')) {
    const weight = rules.charged([{ grams, size, quantity }], divisor);
    assert.equal(weight, charged);
    assert.equal(weight === null ? null : per_kg * rules.kilograms(weight), cost);
  }
});

test('a parcel of unknown weight has no price, and lines travel together', () => {
  const known = { grams: 600, size: null, quantity: 1 };
  assert.equal(rules.charged([known, { grams: null, size: null, quantity: 1 }], 6000), null);
  assert.equal(rules.kilograms(rules.charged([known, known], 6000)), 1);
  assert.equal(rules.kilograms(rules.charged([known, known, known], 6000)), 2);
});

test('telephone numbers are read alike', () => {
  for (const { text, digits } of cases('phones')) assert.equal(rules.phone(text) || null, digits, text);
});

test('amounts enter payment codes alike', () => {
  // A payload that is none has nothing around its amount, and the build gives it to no browser.
  const table = cases('qris').filter(({ around }) => around);
  assert.ok(table.length > 10);
  for (const { around, amount, made } of table) assert.equal(rules.qris(around, amount), made);
  assert.equal(rules.qris(table[0].around, NaN), null);
});

test('chats are addressed alike', () => {
  for (const { number, text, link, fits } of cases('links')) {
    assert.equal(rules.link(number, text), link);
    assert.equal(link.length <= rules.longest, fits);
    assert.equal(new URL(link).searchParams.get('text'), text);
  }
});

test('half a sign does not stop an order', () => {
  assert.equal(rules.encode('a\ud83d'), 'a%EF%BF%BD');
  assert.equal(rules.encode('\udc4d\ud83d\udc4d'), '%EF%BF%BD%F0%9F%91%8D');
});

test('deposits are rounded alike', () => {
  for (const { total, percent, deposit } of cases('deposits')) assert.equal(rules.deposit(total, percent), deposit);
});

test('amounts are said in words of both languages', () => {
  for (const { number, ...said } of cases('terbilang')) {
    for (const language of ['id', 'en']) assert.equal(inLanguage[language].terbilang(number), said[language]);
  }
});

test('every number to ten thousand has words of its own', () => {
  for (const language of ['id', 'en']) {
    const said = new Set();
    for (let number = 0; number <= 10_000; number++) said.add(inLanguage[language].terbilang(number));
    assert.equal(said.size, 10_001);
    for (const words of said) assert.match(words, /^[a-z]+([ -][a-z]+)*$/);
  }
});

test('an order is named by its day and four letters, and its transfer by one to 999', () => {
  assert.equal(rules.orderCode('2026-12-01', 0), '261201-2222');
  assert.match(rules.orderCode('2026-12-01', 4294967295), /^261201-[2-9A-HJKMNP-TV-Z]{4}$/);
  const codes = new Set();
  const uniques = new Set();
  for (let random = 0; random < 20_000; random++) {
    const code = rules.orderCode('2026-12-01', random);
    assert.match(code, /^261201-[2-9A-HJKMNP-TV-Z]{4}$/);
    codes.add(code);
    uniques.add(rules.uniqueCode(code));
  }
  assert.equal(codes.size, 20_000);
  assert.equal(Math.min(...uniques), 1);
  assert.equal(Math.max(...uniques), 999);
});

test('payment codes are drawn alike, module by module', () => {
  const { qr } = scripts('id', 'rules', 'qr');
  // FNV-1a, which stands for a long path in the table.
  const sum = (text) => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(), 0x01000193) >>> 0, 0x811c9dc5);
  for (const { text, ...drawn } of cases('codes')) {
    const drawing = qr(text);
    if (Buffer.byteLength(text) > 450) assert.equal(drawing, null);
    else assert.deepEqual({ size: drawing.size, sum: sum(drawing.path) }, drawn, text);
  }
});

const RUPIAH = { code: 'IDR', sign: 'Rp', decimals: 0 };

test('an order is written as sellers read it', () => {
  for (const { about, order, text } of cases('messages')) {
    assert.equal(rules.message(order, (minor) => rules.money(minor, RUPIAH, 'id')), text, about);
  }
});

test('a letter counts a service once, and each row by its own sum', () => {
  const pages = new Map([
    ['a/', goods([{}], { tiers: [[3, 900]] })],
    ['b/', goods([{ price: 250000 }], { service: true })],
    ['c/', goods([{ price: null }])],
    ['d/', goods([{ from: true }])],
  ]);
  const lines = [...pages.keys()].map((address) => wish({ id: address, address, quantity: 3 }));
  const ordered = rules.priced(lines, pages, '2026-12-01').map(({ goods, ...line }) => ({ ...line, service: goods.service, quantity: 3, notes: ['satu', 'dua'] }));
  const rows = rules.letterRows(ordered, (minor) => `Rp${minor}`);
  assert.deepEqual([...rows].map(({ number, quantity, price, sum }) => [number, quantity, price, sum]), [
    [1, 3, 'Rp900', 'Rp2700'],
    [2, 1, 'Rp250000', 'Rp250000'],
    [3, 3, 'Tanya harga', ''],
    [4, 3, 'mulai Rp1000', ''],
  ]);
  assert.equal(rows[0].notes, 'satu\ndua');
});

test('days are said in the words of the page', () => {
  assert.equal(rules.date('2026-12-02', 'id'), '2 Desember 2026');
  assert.equal(rules.date('2026-12-02', 'en'), '2 December 2026');
  assert.equal(rules.date('2026-12-02', 'en', {}), '2 December');
  assert.equal(rules.date('2026-12-02', 'id', { weekday: 'long', year: 'numeric' }), 'Rabu, 2 Desember 2026');
});

const goods = (choices, more = {}) => ({
  address: 'a/',
  name: 'Barang',
  min: 1,
  tiers: [],
  size: null,
  inputs: [],
  choices: choices.map((choice) => ({ variant: '', name: '', price: 1000, normal: null, until: null, from: false, state: 'in_stock', stock: null, grams: 100, ...choice })),
  ...more,
});
const wish = (more = {}) => ({ id: 'a', address: 'a/', variant: '', quantity: 1, answers: {}, seen: { name: 'Dulu', price: null, count: 1 }, ...more });
const TERMS = { shipping: { divisor: 6000 }, percent: null, unique: false };
const ASKS = { shipped: true, zone: { per_kg: 9000 }, transfer: true, decimals: 0, code: '261201-2222' };

test('pieces that cannot be had count neither for tiers nor for the smallest order', () => {
  const both = goods([{ variant: 'a' }, { variant: 'b', state: 'sold_out' }], { min: 3, tiers: [[4, 500]] });
  const priced = rules.priced([wish({ variant: 'a', quantity: 2 }), wish({ id: 'b', variant: 'b', quantity: 9 })], new Map([['a/', both]]), '2026-12-01');
  assert.deepEqual([priced[0].price, priced[0].few, priced[0].tier], [1000, 3, false]);
  assert.deepEqual([priced[1].state, priced[1].price, priced[1].asked], ['sold_out', null, false]);
});

test('a price has changed where as many cost otherwise than when they were chosen', () => {
  const page = goods([{ price: 90000 }], { tiers: [[20, 75000]] });
  const was = (price, count, quantity = count, one = page) => rules.priced([wish({ quantity, seen: { name: 'Dulu', price, count } })], new Map([['a/', one]]), '2026-12-01')[0].was;
  assert.equal(was(75000, 1), 75000, 'what one cost is the price of twenty now');
  assert.equal(was(75000, 20), false);
  assert.equal(was(75000, 20, 3), false, 'the buyer has taken fewer since');
  assert.equal(was(90000, 1, 25), false, 'the buyer has taken more since');
  assert.equal(was(90000, 20), 90000);
  assert.equal(was(null, 1), false, 'no price was seen');
  assert.equal(was(90000, 1, 1, goods([{ price: null }])), false, 'there is no price to name beside it');
});

test('an answer that must be given is missed by its question, not by its place', () => {
  const missed = (inputs, answers) => rules.priced([wish({ answers })], new Map([['a/', goods([{}], { inputs })]]), '2026-12-01')[0].unanswered;
  const name = { key: 'Nama', required: true };
  const thread = { key: 'Benang', required: true };
  assert.equal(missed([name], { Nama: 'Aminah' }), false);
  assert.equal(missed([thread, name], { Nama: 'Aminah' }), true);
  assert.equal(missed([{ ...thread, required: false }, name], { Nama: 'Aminah' }), false);
  assert.equal(missed([name], { 0: 'Aminah' }), false, 'kept by its place');
  assert.equal(missed([name], { Nama: '' }), true);
});

test('choices of one stock are counted together, those with stocks of their own apart', () => {
  const two = [{ variant: 'a', stock: 5 }, { variant: 'b', stock: 5 }];
  const wishes = [wish({ variant: 'a', quantity: 3 }), wish({ id: 'b', variant: 'b', quantity: 4 })];
  const shared = rules.priced(wishes, new Map([['a/', goods(two, { shared: true })]]), '2026-12-01');
  assert.deepEqual(shared.map(({ many, most }) => [many, most]), [[5, 1], [5, 2]]);
  const apart = rules.priced(wishes, new Map([['a/', goods(two)]]), '2026-12-01');
  assert.deepEqual(apart.map(({ many, most }) => [many, most]), [[false, 5], [false, 5]]);
});

test('a service counts once whatever the quantity says, and weighs nothing', () => {
  const pages = new Map([['a/', goods([{ grams: null }], { service: true })]]);
  const priced = rules.priced([wish({ quantity: 5 })], pages, '2026-12-01');
  const sums = rules.sums(priced, TERMS, ASKS);
  assert.deepEqual([sums.subtotal, sums.shipping, sums.total, sums.zoned], [1000, 0, 1000, false]);
});

test('an unknown weight leaves the shipping to the shop, a deposit does not wait for it', () => {
  const priced = rules.priced([wish({ quantity: 2 })], new Map([['a/', goods([{ grams: null }])]]), '2026-12-01');
  const sums = rules.sums(priced, { ...TERMS, percent: 30, unique: true }, ASKS);
  assert.deepEqual([sums.shipping, sums.deposit, sums.due, sums.unique], [null, 600, 601, true]);
  assert.equal(rules.sums(priced, { ...TERMS, unique: true }, ASKS).due, null, 'nothing is due before the shipping is known');
  assert.equal(rules.sums(priced, { ...TERMS, percent: 30, unique: true }, { ...ASKS, transfer: false }).due, 600);
  assert.equal(rules.sums(priced, { ...TERMS, percent: 30, unique: true }, { ...ASKS, decimals: 2 }).due, 600);
});
