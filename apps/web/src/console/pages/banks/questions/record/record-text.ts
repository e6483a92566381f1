import { statisticsDictionaries } from '../../../exams/statistics/statistics-text';

const own = {
  en: {
    heading: 'Results in exams',
    none: 'No exam has statistics of it yet.',
    others: '{count} {count|exam|exams} of other organisations also {count|has|have} statistics of it.',
    exam: 'Exam',
    version: 'version {version}',
  },
  'zh-CN': {
    heading: '历次考试统计',
    none: '还没有考试的统计数据。',
    others: '另有其他单位的 {count} 场考试用过此题，统计不可见。',
    exam: '考试',
    version: '第 {version} 版',
  },
};

const shared = (language: 'en' | 'zh-CN') => {
  const { papers, facility, discrimination, remarks, released, notReleased } = statisticsDictionaries[language];
  return { papers, facility, discrimination, remarks, released, notReleased };
};

export const recordDictionaries = {
  en: { ...own.en, ...shared('en') },
  'zh-CN': { ...own['zh-CN'], ...shared('zh-CN') },
};
