/** Vite takes the style sheet out of the script; nothing is imported when it runs. */
declare module '*.css';
