import type { Schemas } from '../../../console-api';

export type PortName = Schemas['NoticePortDto']['name'];

interface Template {
  key: 'ticket' | 'reminder' | 'results' | 'certificates' | 'registrationClosed';
  personal: boolean;
  /** Whether it is for those who passed. */
  passed: boolean;
  body: string;
}

/** Texts to begin with. They are in Chinese whatever the language of the console: candidates read them. */
export const NOTICE_TEMPLATES: readonly Template[] = [
  {
    key: 'ticket',
    personal: true,
    passed: false,
    body: '{姓名}，您已报名{考试名称}，{开考时间}开考。准考证号{准考证号}，登录码{登录码}，请勿转告他人。登录：{查询网址}',
  },
  {
    key: 'reminder',
    personal: true,
    passed: false,
    body: '{姓名}，{考试名称}将于{开考时间}开考，请提前准备好准考证和身份证件，准时登录{查询网址}。',
  },
  {
    key: 'results',
    personal: true,
    passed: false,
    body: '{姓名}，{考试名称}成绩已发布，请凭准考证号{准考证号}登录{查询网址}查询。',
  },
  {
    key: 'certificates',
    personal: true,
    passed: true,
    body: '{姓名}，您已通过{考试名称}，合格证书已颁发，请登录{查询网址}下载。',
  },
  { key: 'registrationClosed', personal: false, passed: false, body: '{考试名称}报名已截止，请核对名单并安排座位。' },
];
