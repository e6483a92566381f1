/** The built-in rules (`libs/exam/src/content/default-rules.ts`) for who reads English. What is agreed to is the Chinese text, whose version is recorded. */
export const builtInRules = `*For your convenience; the Chinese text is the one that counts.*

## Notes for candidates

1. Sign in with your ticket number and access code (upper or lower case does not matter; tell the code to nobody), and check your name, the last four digits of your ID number and your organisation. If anything is wrong, do not start; contact the organisation that holds the exam before it begins.
2. The server's time decides; the page shows the time left. After the latest entry time nobody can enter. When the time is up the system submits by itself, and grades the answers that are saved.
3. Answers are saved as you go; what counts is that the page says “saved”. If the network is lost you can go on answering: do not close the page or clear the browser's data, and they are sent by themselves once it is back. Answers that arrive after the end do not count by themselves.
4. To change device or browser, sign in there with the same ticket number and access code and go on; the older device stops at once. It gives you no more time.
5. What is submitted cannot be changed. Write down the receipt, or take a picture of it.

## Exam discipline

1. Take the exam by yourself. Let nobody take it for you, and take it for nobody.
2. During the exam look nothing up, discuss with nobody, and use no search, translation or question-answering tools.
3. Do not photograph, copy or pass on questions and answers.
4. Keep the exam page in front. The system records leaving the page, losing the focus, signing in on several devices, changes of the network address and the like, for invigilation and review. Calls and other apps may leave a record too; these records alone are never taken for a violation by the system.
5. If an investigation finds a violation, this result is cancelled. Whoever disagrees can ask the organisation that holds the exam for a review.
`;

/** The built-in privacy notice, likewise. */
export const builtInPrivacyNotice = `*For your convenience; the Chinese text is the one that counts.*

## How personal information is handled

**By whom.** The organisation that holds this exam (see the exam's title and your admission ticket) handles your personal information. How to reach it stands in its notice of registration or of the exam.

**What, and what for.** We collect, store and use the following electronically:

| Information | Used for |
|---|---|
| Name, kind and number of your ID, organisation; the phone number if you gave one | checking who you are, arranging sittings, making admission tickets, reaching you about the exam |
| Completed training, answers and their times, results | holding the exam, grading, review |
| Times of signing in, network address (IP), kind of device and browser, records of leaving the page, losing the focus, signing in on several devices and changes of the network address | keeping the exam fair, dealing with network faults and appeals |
| Special arrangements that you asked for, such as extra time | giving you these |
| Certificate number, name, date of issue | making the certificate, and letting others check it |

**Sensitive personal information.** Whoever learns your ID number might pass for you. It is used for checking who you are and nothing else, is stored encrypted, and pages and lists show its last four digits only; an administrator with the right to see all of it gives a reason, and the look is recorded. Without an ID number we cannot confirm that you may sit the exam. Special arrangements that tell of your health are treated as sensitive too, and used for arranging the exam only. The system uses no camera, no microphone and no location.

**Who sees it.** Administrators and invigilators of the organisation that holds the exam and of your area, as far as their duties go. Whoever checks a certificate in public sees a partly hidden name, and the whole name only with the check code on the certificate. Unless laws and regulations say otherwise, it is given to nobody else and used for nothing else.

**For how long.** Until the shortest time has passed that the exam, reviews, appeals and the keeping of certificates need; the organisation's notice says how long that is. Then it is deleted or made anonymous.

**Your rights.** You can ask the organisation that holds the exam to show, copy, correct, complete or delete your personal information and to explain how it is handled, and you can withdraw your consent. Withdrawing does not undo what was done before. Whoever does not give the information needed above, or withdraws the consent before the exam, cannot take part in it.
`;
