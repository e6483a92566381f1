/** Common parts of passwords, in lower case. Collected from known habits, not from lists of leaked passwords. */
const ENGLISH = `
password passwort passwords passwd passcode pass pwd psw word secret secure security private key keys login logon signin account user users username
usuario guest admin admins administrator administrador administrateur root superuser super sysadmin system systems server service support operator
manager manage master default demo test tests testing tester temp temporary change changeme please letmein enter open welcome hello hi hey world
computer internet network windows microsoft google apple android iphone huawei xiaomi samsung sony nokia intel oracle mysql redis nginx linux ubuntu
love loveyou iloveyou lovely lover loving baby babe honey sweet sweety sweetheart darling angel princess prince queen king kitty kitten puppy bunny
dragon monkey tiger lion eagle falcon phoenix wolf bear panda horse dog cat fish bird shark snake mouse rabbit turtle dolphin butterfly spider
sunshine sun sunny moon star stars starwars sky rainbow snow rain summer winter spring autumn fall flower flowers rose lily cherry apple orange banana
lemon peach mango chocolate cookie coffee sugar pepper ginger cheese pizza football soccer baseball basketball hockey tennis golf swimming chelsea
arsenal liverpool barcelona madrid juventus yankees lakers cowboys steelers jordan james michael jennifer jessica ashley amanda daniel david robert
thomas joshua matthew andrew anthony charlie george william richard joseph john peter paul mark mike tom jack harry henry alex sam max ben nick chris
anna maria emma lisa laura sarah nicole michelle hannah amy mary jane rose julia sophie monica helen batman superman spiderman pokemon pikachu naruto
mario zelda matrix trustno hunter ranger killer killme fuckyou fuck shit asshole bitch sexy sex hottie money cash dollar rich lucky happy smile peace
freedom liberty heaven forever family mother father mama papa daddy mommy brother sister friend friends sweet home house school student teacher
university college class exam exams examination training course child children health doctor nurse hospital clinic work office company business job
china chinese beijing shanghai guangzhou shenzhen xiamen fuzhou fujian quanzhou hongkong taiwan america american london paris berlin tokyo
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday spring2 new old big small good best first last one two three four five
six seven eight nine ten zero hundred thousand red blue green yellow black white purple pink silver gold golden diamond platinum crystal
the and for you your me my mine we our this that is are am not no yes ok all any who what why how when where can will do go get got set let
qwerty qwert qwertz azerty asdf asdfg zxcv zxcvb abc abcd abcde aaa xxx zzz asd qwe zxc qaz wsx edc
abc123 a1b2c3 1q2w3e 1q2w3e4r q1w2e3r4 1qaz2wsx p0o9i8u7 zaq12wsx
inc co ltd com cn net org www http https mail email
ninja samurai warrior wizard magic music guitar piano rock metal punk dance dancer player game gamer games gaming winner champion legend hero
access cheese maggie buster shadow mustang harley porsche ferrari mercedes toyota honda corvette camaro yamaha suzuki
blink flower slipknot nirvana metallica eminem blizzard warcraft minecraft fortnite roblox league legends dota steam
`;

const PINYIN = `
mima mm zhanghao yonghu guanliyuan guanli xitong denglu woaini woaiwo aini wo ai ni nihao nimen women tamen baobei baobao laopo laogong
qinaide jiayou kaixin kuaile xingfu pingan fafafa facai gongxi nihaoma zaijian mama baba gege jiejie didi meimei yeye nainai
zhongguo zhonghua beijing shanghai guangzhou shenzhen fujian fuzhou xiamen quanzhou zhangzhou putian sanming nanping longyan ningde
xiangrikui kaoshi peixun kaosheng jiankao laoshi xuesheng xuexiao yiyuan yisheng hushi ertong baojian weisheng fuyou jiankang
shijie tiantian xiaoming xiaohong xiaoxiao dandan lili fangfang weiwei wangwei zhangwei liwei wangfang liuyang chenjie zhangmin
`;

const CHINESE = `
密码 口令 账号 用户 用户名 管理员 管理 系统 登录 我爱你 爱你 宝贝 老婆 老公 加油 开心 快乐 幸福 平安 发财 恭喜 你好 再见 妈妈 爸爸
中国 中华 福建 福州 厦门 泉州 漳州 莆田 三明 南平 龙岩 宁德 北京 上海 考试 培训 考生 监考 老师 学生 学校 医院 医生 护士 儿童 保健 卫生 妇幼 健康
一二三四五六七八九十 一二三四五六 一二三 测试 演示 默认 初始 临时 省 市 县 区 局 厅 院 站
`;

/** Numbers with a meaning: love, luck, the middle column of the keypad. */
const NUMBERS = `
520 5201314 1314 1314520 521 168 1688 888 8888 666 6666 999 518 5188 7758521 7758258 584520 147258 147258369 159357 159753 258369
147 258 369 159 357 753 951 741852963 789456123 112233 11223344 121212 123123 123321 123321123 321321 456456 123456654321 1122 2233 3344
110 119 120 12306 12345 10086 10010 007 404 2580 1212 6969 1004 4321 54321 654321 87654321
`;

const wordsOf = (...texts: string[]): string[] => texts.flatMap((text) => text.split(/\s+/).filter(Boolean));

export const COMMON_WORDS: ReadonlySet<string> = new Set(wordsOf(ENGLISH, PINYIN, CHINESE, NUMBERS));

/** Keyboard walks, used in both directions; digits and alphabet wrap around. */
const WALKS = [
  '123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '!@#$%^&*()_+',
  'qwertyuiop[]\\',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2b3c4d5e6f7g8h9i0j',
  'a1b2c3d4e5f6g7h8i9j0',
  '1!2@3#4$5%6^7&8*9(0)',
  '02468013579',
  '86420975310',
];

const reversed = (text: string): string => [...text].reverse().join('');

export const KEYBOARD_WALKS: readonly string[] = WALKS.flatMap((walk) => [walk, reversed(walk)]);

const INITIALS = ['', ...'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')];
const FINALS =
  'a o e i u v ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue er'.split(
    ' ',
  );

/** All combinations of initial and final with at least two letters; more than there are real syllables. */
export const PINYIN_SYLLABLES: ReadonlySet<string> = new Set(
  INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)).filter(({ length }) => length > 1),
);
