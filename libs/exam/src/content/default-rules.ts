import { sha256Hex } from '@sunflower/platform';

/** 考生须知与考试纪律, shown before the start when the administrator gives no other text. Markdown. */
export const DEFAULT_RULES = `## 考生须知

1. 请凭准考证号和登录码登录（登录码不分大小写，请勿告诉他人），核对姓名、证件号末四位和所在单位。信息有误的，请不要开始考试，并在开考前与组织考试的单位联系。
2. 考试以服务器时间为准，页面显示剩余时间。到达最迟入场时间后不能再进入；规定时间结束时系统自动交卷，并按已保存的答案评分。
3. 答案随答随存，以页面显示“已保存”为准。网络中断时可以继续作答，请不要关闭页面或清除浏览器数据，恢复联网后会自动上传；考试结束后才上传的答案不会自动计入成绩。
4. 更换设备或浏览器时，用同一准考证号和登录码重新登录即可继续，原设备随即停止作答；更换设备不延长考试时间。
5. 交卷后不能再修改。请记下或截图保存交卷回执。

## 考试纪律

1. 由本人独立完成考试，不请人代考，也不替他人考试。
2. 考试期间不查阅资料，不与他人讨论，不使用搜索、翻译、问答等工具。
3. 不拍摄、抄录、传播试题和答案。
4. 请保持考试页面在最前。系统会记录离开考试页面、页面失去焦点、多台设备登录、网络地址变化等情况，供监考和复核使用；来电、切换应用也可能留下记录，但单凭这些记录不会自动判为违纪。
5. 经调查认定违纪的，本次成绩取消；对处理有异议的，可以向组织考试的单位申请复核。
`;

/**
 * 隐私说明 (what, why, who, how long, which rights: 个人信息保护法 art. 17), shown when the administrator gives no other text.
 * Markdown.
 */
export const DEFAULT_PRIVACY_NOTICE = `## 个人信息处理说明

**由谁处理。** 组织本次考试的单位（见考试名称和准考证）是您个人信息的处理者，联系方式以该单位的报名或考试通知为准。

**处理哪些信息，为什么。** 我们以电子方式收集、存储和使用下列信息：

| 信息 | 用途 |
|---|---|
| 姓名、证件类型和号码、所在单位；您提供的手机号码 | 核实身份，安排场次，生成准考证，联系考务事宜 |
| 培训完成情况、作答记录及时间、成绩 | 组织考试、评分、复核 |
| 登录时间、网络地址（IP）、设备和浏览器类型，离开考试页面、页面失去焦点、多台设备登录、网络地址变化等记录 | 维护考试公平，处理网络故障和申诉 |
| 您申请的特殊安排（如延长时间） | 为您提供相应安排 |
| 合格证书编号、姓名、发证日期 | 制作证书，供他人核验真伪 |

**敏感个人信息。** 证件号码一旦泄露，可能被人冒用身份，因此只用于核实身份，加密保存，页面和名单上只显示末四位；确需查看完整号码的，由有权限的管理员说明理由后查看，并留下记录。不提供证件号码，我们无法确认您的考试资格。特殊安排涉及健康状况的，同样作为敏感个人信息处理，且只供安排考试使用。本系统不使用摄像头、麦克风和定位。

**谁能看到。** 考试组织单位及您所在地区的管理员、监考人员，在各自职责范围内查看。证书公开核验时姓名作部分遮盖，输入证书上的校验码后才显示全名。除法律法规另有规定外，不向其他单位或个人提供，也不用于其他用途。

**保存多久。** 保存到考试、复核、申诉和证书管理所需的最短期限届满为止，具体期限以组织单位的通知为准；期满后删除或者匿名化处理。

**您的权利。** 您可以向考试组织单位查阅、复制您的个人信息，请求更正、补充或者删除，要求解释处理规则，也可以撤回同意。撤回同意不影响撤回前已进行的处理；不提供上述必要信息或者在考试前撤回同意的，将无法参加本次考试。
`;

/** The version of a text: the first twelve digits of its SHA-256, so that another wording is another version. */
export const versionOf = (text: string): string => sha256Hex(text).slice(0, 12);

/** Versions of earlier standard texts. Exams locked with them keep them; a draft gets the current ones when saved. */
const FORMER_RULES = ['10dc423f62ac'];
const FORMER_PRIVACY_NOTICES = ['63a46fa78f47'];

export const isStandardRules = (rules: string): boolean =>
  rules === DEFAULT_RULES || FORMER_RULES.includes(versionOf(rules));

export const isStandardPrivacyNotice = (privacyNotice: string): boolean =>
  privacyNotice === DEFAULT_PRIVACY_NOTICE || FORMER_PRIVACY_NOTICES.includes(versionOf(privacyNotice));
