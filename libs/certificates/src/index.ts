export type { PublicState } from './certificate-validity';
export { Certificates, numberBeside, type CertificateOfRegistration } from './certificates';
export { CertificateNotFound } from './certificates.errors';
export { CertificatesModule } from './certificates.module';
