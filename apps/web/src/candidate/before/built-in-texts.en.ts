/**
 * English translation of the built-in rules (`libs/exam/src/content/default-rules.ts`). Consent is given to the Chinese
 * text, whose version is recorded.
 */
export const builtInRules = `*For your convenience; only the Chinese text is binding.*

## Notes for candidates

1. Sign in with your ticket number and access code (upper or lower case does not matter; do not give the code to anyone), and check your name, the last four digits of your ID number and your organisation. If anything is wrong, do not start; contact the organisation that holds the exam before it begins.
2. The server's time counts; the page shows the time left. You cannot enter after the latest entry time. When time is up, the system submits your exam automatically and grades the saved answers.
3. Answers are saved as you go; an answer is saved once the page says “Saved”. If the network is lost, you can go on answering: do not close the page or clear the browser's data, and your answers are sent automatically once the network is back. Answers that arrive after the exam has ended do not count automatically.
4. To change device or browser, sign in there with the same ticket number and access code and continue; the old device stops at once. You do not get more time.
5. You cannot change anything after you submit. Write down the receipt, or take a screenshot of it.

## Exam discipline

1. Take the exam by yourself. Do not let anyone take it for you, and do not take it for anyone else.
2. During the exam, do not look anything up or discuss it with anyone, and do not use search, translation or question-answering tools.
3. Do not photograph, copy or pass on questions or answers.
4. Keep the exam page in front. The system records leaving the page, losing focus, signing in on several devices, changes of network address and similar incidents, for invigilation and review. Calls and other apps may also leave a record; the system never treats these records alone as a violation.
5. If an investigation finds a violation, your result is annulled. If you disagree, you can ask the organisation that holds the exam for a review.
`;

/** English translation of the built-in privacy notice. */
export const builtInPrivacyNotice = `*For your convenience; only the Chinese text is binding.*

## How personal information is handled

**By whom.** The organisation that holds this exam (see the title of the exam and your admission ticket) handles your personal information. For contact details, see its notice of registration or of the exam.

**What, and why.** We collect, store and use the following electronically:

| Information | Used for |
|---|---|
| Name, type and number of your ID, organisation; your phone number if you gave one | confirming your identity, arranging sittings, making admission tickets, contacting you about the exam |
| Completed training, answers and their times, results | holding the exam, grading, review |
| Sign-in times, network address (IP), type of device and browser, records of leaving the page, losing focus, signing in on several devices and changes of network address | keeping the exam fair, dealing with network problems and appeals |
| Special arrangements that you asked for, such as extra time | providing these arrangements |
| Certificate number, name, date of issue | making the certificate, and letting others verify it |

**Sensitive personal information.** Anyone who learns your ID number could impersonate you. It is therefore used only to confirm your identity and stored encrypted, and pages and lists show only its last four digits; an authorised administrator who needs to see the full number must give a reason, and this is recorded. Without an ID number we cannot confirm that you may take the exam. Special arrangements that reveal your state of health are also treated as sensitive, and are used only for arranging the exam. The system uses no camera, microphone or location.

**Who can see it.** Administrators and invigilators of the organisation that holds the exam and of your area, as far as their duties require. Anyone who verifies a certificate sees a partly hidden name, and the full name only with the check code on the certificate. Unless laws and regulations say otherwise, your information is not given to anyone else or used for anything else.

**For how long.** For the shortest time needed for the exam, reviews, appeals and the management of certificates; the organisation's notice states how long this is. After that, it is deleted or made anonymous.

**Your rights.** You can ask the organisation that holds the exam to show, copy, correct, complete or delete your personal information and to explain how it is handled, and you can withdraw your consent. Withdrawing consent does not affect what was done before. If you do not give the required information, or withdraw your consent before the exam, you cannot take part in it.
`;
