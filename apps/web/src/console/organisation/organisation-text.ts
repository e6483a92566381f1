const en = { closedSuffix: ' (closed)' };

export const organisationDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': { closedSuffix: '（已撤销）' },
  en,
};
