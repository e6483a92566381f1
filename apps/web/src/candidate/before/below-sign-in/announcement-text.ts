// Apart from the page's other texts: loaded after the sign-in page is shown.
const en = { announcements: 'Announcements' };

export const announcementDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': { announcements: '考试公告' },
  en,
};
