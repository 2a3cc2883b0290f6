import { Place } from '../../../reference/build/place.js';
import { u32 } from '../../../reference/build/shapes/shape.js';
import { rejectionOf } from '../flat-context.js';

/* A model is JSON that anybody may have edited: what is not there is absent, and nothing else happens. */

test.each([
  ['an object with it', { size: 1 }, true],
  ['an object with null', { size: null }, false],
  ['an object without it', { length: 1 }, false],
  ['an object that inherits it only', Object.create({ size: 1 }), false],
  ['null', null, false],
  ['nothing', undefined, false],
  ['a text', 'size', false],
  ['a number', 5, false],
])('the member of %s', (_what, value: unknown, isPresent) => {
  expect(new Place(value, '').member('size').isPresent).toBe(isPresent);
});

test.each([
  ['null', null],
  ['a text', 'functions'],
  ['a number', 7],
])('a member of %s is missing where it is needed, and the error names the way to it', (_what, value) => {
  expect(rejectionOf(() => new Place(value, '/content').member('functions').read(u32))).toMatchObject({ code: 'model.value' });
  expect(() => new Place(value, '/content').member('functions').read(u32)).toThrow(expect.objectContaining({ path: '/content/functions' }));
});

test('each element of a list is found again by its pointer', () => {
  const elements = [...new Place(['a', 'b', 'c'], '/opaque').elements()];
  expect(elements.map(({ pointer }) => pointer)).toEqual(['/opaque/0', '/opaque/1', '/opaque/2']);
});
