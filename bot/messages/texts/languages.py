"""What is said to a question that is not in English, in its own language where that is known."""

from __future__ import annotations

ONLY_ENGLISH = "I only read questions in English so far. Please ask me in English."
OWN = {
    "ar": "أفهم الأسئلة باللغة الإنجليزية فقط. من فضلك اسألني بالإنجليزية.",
    "de": "Ich verstehe bisher nur Fragen auf Englisch. Bitte frag mich auf Englisch.",
    "el": "Καταλαβαίνω μόνο ερωτήσεις στα αγγλικά. Παρακαλώ ρωτήστε με στα αγγλικά.",
    "es": "Por ahora solo entiendo preguntas en inglés. Por favor, pregúntame en inglés.",
    "fa": "من فقط پرسش‌های انگلیسی را می‌فهمم. لطفاً به انگلیسی بپرسید.",
    "fr": (
        "Je ne comprends pour l’instant que les questions en anglais. "
        "Merci de me la poser en anglais."
    ),
    "he": "אני מבין רק שאלות באנגלית. אנא שאלו אותי באנגלית.",
    "hi": "मैं अभी केवल अंग्रेज़ी में पूछे गए सवाल समझता हूँ। कृपया अंग्रेज़ी में पूछें।",
    "id": (
        "Saya baru bisa membaca pertanyaan dalam bahasa Inggris. "
        "Silakan bertanya dalam bahasa Inggris."
    ),
    "it": "Per ora capisco solo domande in inglese. Per favore, chiedimelo in inglese.",
    "ja": "今のところ英語の質問しか読めません。英語で質問してください。",
    "ko": "아직은 영어 질문만 읽을 수 있습니다. 영어로 질문해 주세요.",
    "ms": (
        "Saya hanya boleh membaca soalan dalam bahasa Inggeris. "
        "Sila bertanya dalam bahasa Inggeris."
    ),
    "nl": (
        "Ik begrijp voorlopig alleen vragen in het Engels. Stel je vraag alsjeblieft in het Engels."
    ),
    "pl": "Na razie rozumiem tylko pytania po angielsku. Proszę zapytaj mnie po angielsku.",
    "pt": "Por enquanto só entendo perguntas em inglês. Por favor, pergunte em inglês.",
    "ro": "Deocamdată înțeleg doar întrebări în engleză. Te rog să mă întrebi în engleză.",
    "ru": "Пока я понимаю вопросы только на английском. Пожалуйста, спросите по-английски.",
    "sv": "Jag förstår än så länge bara frågor på engelska. Fråga mig gärna på engelska.",
    "sw": "Kwa sasa ninaelewa maswali ya Kiingereza tu. Tafadhali niulize kwa Kiingereza.",
    "tr": "Şimdilik yalnızca İngilizce soruları anlıyorum. Lütfen İngilizce sorun.",
    "uk": "Поки що я розумію запитання лише англійською. Будь ласка, запитайте англійською.",
    "vi": "Hiện tôi chỉ hiểu câu hỏi bằng tiếng Anh. Vui lòng hỏi tôi bằng tiếng Anh.",
    "zh": "我目前只能理解英文问题。请用英文提问。",
}


def only_english(language: str) -> str:
    """Return that only English is read, in the question's language and in English."""
    own = OWN.get(language)
    return f"{own}\n\n{ONLY_ENGLISH}" if own else ONLY_ENGLISH
