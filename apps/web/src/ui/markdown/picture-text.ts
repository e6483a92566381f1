const zhCN = {
  enlarge: '放大图片',
  enlargeNamed: '放大图片：{name}',
  picture: '图片',
  larger: '放大',
  smaller: '缩小',
  zoom: '{percent}%',
  close: '关闭',
};

export type PictureTextKey = keyof typeof zhCN;

const en: Record<PictureTextKey, string> = {
  enlarge: 'Enlarge picture',
  enlargeNamed: 'Enlarge picture: {name}',
  picture: 'Picture',
  larger: 'Larger',
  smaller: 'Smaller',
  zoom: '{percent} %',
  close: 'Close',
};

export const pictureDictionaries = { 'zh-CN': zhCN, en };
