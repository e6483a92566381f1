export type { PublicState } from './certificate/certificate-validity';
export { Certificates, numberBeside, type CertificateOfRegistration } from './certificate/certificates';
export { CertificateNotFound } from './certificates.errors';
export { CertificatesModule } from './certificates.module';
