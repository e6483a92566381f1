import { routeOf } from './worker-route';

const origin = 'https://exam.example';
const built = { files: ['/assets/candidate-1.js', '/sunflower.svg'], forFormulas: ['/assets/typeset-1.js'] };
const route = (address: string, { method = 'GET', mode = 'cors' } = {}) =>
  routeOf({ method, mode, url: new URL(address, origin), origin }, built);

describe('the route of a request in the service worker', () => {
  it.each([
    ['the page itself, with a query', '/?from=wechat', 'page'],
    ['the console', '/console', 'network'],
    ['a certificate check', '/verify/ZS-1', 'network'],
  ])('opening %s', (_, address, by) => {
    expect(route(address, { mode: 'navigate' })).toBe(by);
  });

  it.each([
    ['a file of its own build', '/assets/candidate-1.js', 'file'],
    ['a file that only formulas need', '/assets/typeset-1.js', 'formulaFile'],
    ['a file of another build', '/assets/candidate-2.js', 'network'],
    ['a picture of the paper', '/api/v1/media/0a1b', 'picture'],
    ['an answer of the API', '/api/v1/candidate/me', 'network'],
    ['the same name at another host', 'https://elsewhere.example/assets/candidate-1.js', 'network'],
  ])('loading %s', (_, address, by) => {
    expect(route(address)).toBe(by);
  });

  it('is the network for anything but GET', () => {
    expect(route('/api/v1/media/0a1b', { method: 'POST' })).toBe('network');
  });
});
