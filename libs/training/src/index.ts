export { cleanPicture } from './media/examine-picture';
export { MAX_PICTURE_BYTES, PictureRefused, PictureTooLarge } from './media/picture.errors';
export { Pictures } from './media/pictures';
export { InvalidTrainingText, TrainingUnitNotFound } from './training.errors';
export { TrainingModule } from './training.module';
export { TrainingUnits, type TrainingUnitView } from './training-units';
