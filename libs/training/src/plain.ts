/** What a thread may load of this lib: see the same file of `platform`. */
export { markdownFault, picturesIn, pictureTargetsIn, replacePictureTargets } from './markdown-fault';
export { pictureAddress } from './media/picture-address';
