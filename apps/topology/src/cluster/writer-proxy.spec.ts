import { proxySettings } from './writer-proxy';

describe('the settings of the proxy before a Galera cluster', () => {
  const settings = proxySettings({ port: 4000, check: '/own/galera-check.sh', nodePorts: [4001, 4002, 4003] });

  it('name every node of this system, and lead to one of them at a time', () => {
    expect(settings.match(/^ {2}server .*$/gm)).toEqual([
      '  server galera-1 127.0.0.1:4001',
      '  server galera-2 127.0.0.1:4002 backup',
      '  server galera-3 127.0.0.1:4003 backup',
    ]);
    expect(settings).toContain('  bind 127.0.0.1:4000\n');
  });

  it('ask by the check of this system', () => {
    expect(settings).toContain('  external-check command /own/galera-check.sh\n');
    expect(settings).not.toMatch(/:3306|\/etc/);
  });
});
