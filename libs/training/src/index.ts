export { formulasIn } from './formula-fault';
export { markdownFault, picturesIn, pictureTargetsIn, replacePictureTargets } from './markdown-fault';
export { cleanPicture } from './media/examine-picture';
export { MAX_PICTURE_BYTES, PictureRefused, PictureTooLarge } from './media/picture.errors';
export { pictureAddress } from './media/picture-address';
export { Pictures } from './media/pictures';
export { InvalidTrainingText, TrainingUnitNotFound } from './training.errors';
export { TrainingModule } from './training.module';
export { TrainingUnits, type TrainingUnitView } from './training-units';
