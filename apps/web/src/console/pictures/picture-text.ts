const en = {
  insert: 'Insert picture',
  choose: 'Choose picture',
  none: 'No picture chosen',
  pictureMissing: 'Choose a picture.',
  hint:
    'PNG, JPEG, WebP or GIF. The picture is scaled down to at most 1600 pixels on its longer side, and information in the file about place and time is removed.',
  alternative: 'Description of the picture',
  alternativeHint: 'For people who cannot see the picture, and while it loads. It must not give the answer away.',
  alternativeMissing: 'Describe what the picture shows.',
  cancel: 'Cancel',
  organisationFirst: 'Choose the organisation first.',
  unreadable: 'This file cannot be opened as a picture. Save it as PNG or JPEG and choose it again.',
};

export type PictureTextKey = keyof typeof en;

export const pictureDictionaries: Record<'zh-CN' | 'en', Record<PictureTextKey, string>> = {
  'zh-CN': {
    insert: '插入图片',
    choose: '选择图片',
    none: '尚未选择图片',
    pictureMissing: '请选择图片。',
    hint: '支持 PNG、JPEG、WebP、GIF。图片长边自动缩小到 1600 像素以内，并去除拍摄地点、时间等信息。',
    alternative: '图片说明',
    alternativeHint: '供看不到图片的考生使用，图片加载时也会显示；注意不要透露答案。',
    alternativeMissing: '请填写图片说明。',
    cancel: '取消',
    organisationFirst: '请先选择机构。',
    unreadable: '该文件无法作为图片打开，请另存为 PNG 或 JPEG 后重新选择。',
  },
  en,
};
