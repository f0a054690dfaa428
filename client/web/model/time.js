"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.utcTime = exports.localTime = void 0;
exports.countdown = countdown;
exports.ago = ago;
exports.roughly = roughly;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** `4:59`, `1:02:03`, `3 d 4 h`: how long until something happens; `now` where it is due. */
function countdown(ms) {
    if (ms <= 0)
        return 'now';
    const seconds = Math.ceil(ms / SECOND);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    if (h >= 48)
        return `${Math.floor(h / 24)} d ${h % 24} h`;
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
/** `just now`, `4 min ago`, `3 h ago`, `5 d ago`; ahead of us `in 4 min`. */
function ago(ms) {
    const distance = Math.abs(ms);
    if (distance < 10 * SECOND)
        return 'just now';
    const text = roughly(distance);
    return ms < 0 ? `in ${text}` : `${text} ago`;
}
/** `45 s`, `4 min`, `3 h`, `5 d`. */
function roughly(ms) {
    if (ms < MINUTE)
        return `${Math.round(ms / SECOND)} s`;
    if (ms < HOUR)
        return `${Math.round(ms / MINUTE)} min`;
    return ms < 2 * DAY ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`;
}
const two = (n) => String(n).padStart(2, '0');
/** `21 Nov 2026, 14:30 CET`: local time with its zone. */
const localTime = (iso) => new Date(iso).toLocaleString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZoneName: 'short',
});
exports.localTime = localTime;
/** `2026-11-21 13:30 UTC`: the same for everybody. */
const utcTime = (iso) => `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
exports.utcTime = utcTime;
//# sourceMappingURL=time.js.map