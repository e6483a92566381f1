import { findPasswordFault } from './password-rule';
import { parseUsername } from '../account/username';

const owner = { username: 'test-admin', displayName: '测试考官', organisationNames: ['福清市', '福建省'] };

describe('a password', () => {
  it.each([
    ['twelve good characters', null],
    ['中文密码也可以用的足够长', null],
    ['correct horse battery', null],
    ['8362917405', null],
    ['too short', 'too_short'],
    ['x1'.repeat(65), 'too_long'],
    ['my test-admin password', 'holds_username'],
    ['aaaaaaaabbbb', 'too_few_characters'],
    ['1234567890', 'common'],
    ['admin12345', 'common'],
    ['Admin@12345', 'common'],
    ['P@ssw0rd2024', 'common'],
    ['qwertyuiop', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['sunflower2026!', 'common'],
    ['xiangrikui123', 'common'],
    ['向日葵123456789', 'common'],
    ['福清市测试考官2026', 'common'],
    ['福清2026考试密码', 'common'],
    ['woaini1314520', 'common'],
    ['Fujian@2026!', 'common'],
    ['13812345678', 'common'],
    ['19900101abc', 'common'],
    ['a1b2c3d4e5', 'common'],
    ['letmeinletmein', 'common'],
  ])('"%s": %s', (password, fault) => {
    expect(findPasswordFault({ password, owner })).toBe(fault);
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
  ])('"%s" is stored as %s', (typed, username) => {
    expect(parseUsername(typed)).toBe(username);
  });
});
