import { findPasswordFault } from './password-rule';
import { parseUsername } from './username';

describe('a password', () => {
  it.each([
    ['twelve good characters', null],
    ['中文密码也可以用的足够长', null],
    ['too short', 'too_short'],
    ['x1'.repeat(65), 'too_long'],
    ['my test-admin password', 'holds_username'],
    ['aaaaaaaabbbb', 'too_few_characters'],
  ])('"%s": %s', (password, fault) => {
    expect(findPasswordFault({ password, username: 'test-admin' })).toBe(fault);
  });
});

describe('a username', () => {
  it.each([
    [' Test.Admin ', 'test.admin'],
    ['ｔｅｓｔ１', 'test1'],
    ['ab', null],
    ['.test', null],
    ['test admin', null],
    ['管理员', null],
  ])('"%s" is kept as %s', (typed, username) => {
    expect(parseUsername(typed)).toBe(username);
  });
});
