import { expect, test } from 'vitest';
import { fileNameOf, plainNameOf } from '#present';

test.each([
	['Alignment Watch', 'alignment-watch', 'alignment-watch'],
	['  Đồng minh / Việt–Nga? ', 'đồng-minh-việt-nga', 'dong-minh-viet-nga'],
	['Дозор: Москва и Минск', 'дозор-москва-и-минск', 'watch'],
	['မြန်မာ စောင့်ကြည့်', 'မြန်မာ-စောင့်ကြည့်', 'watch'],
	['日本 2026', '日本-2026', '2026'],
	['...', 'watch', 'watch']
])('%j names files %j, and ids %j', (title, file, id) => {
	expect(fileNameOf(title)).toBe(file);
	expect(plainNameOf(title)).toBe(id);
});

test('a long title is cut, and never ends in a hyphen', () => {
	const name = fileNameOf(`${'a'.repeat(59)} word`);
	expect(name).toBe('a'.repeat(59));
});
