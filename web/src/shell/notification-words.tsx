import styles from './bell.module.css';

/** What a notification is headed by and what it says below, if anything. */
export function NotificationWords({ subject, text }: { readonly subject: string; readonly text: string }) {
  return (
    <>
      <span className={styles['subject']}>{subject}</span>
      {text !== '' && <span className={styles['text']}>{text}</span>}
    </>
  );
}
