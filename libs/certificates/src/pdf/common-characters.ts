/** Texts made only of these characters need no look-up, because Noto Sans SC has all of them. */
export const COMMON_CHARACTERS = /^[ -~\u4e00-\u9fa5，。、；：？！“”‘’（）《》【】—…·]*$/;
