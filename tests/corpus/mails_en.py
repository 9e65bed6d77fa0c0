"""Mails in English, with what each is."""

from __future__ import annotations

from tests.corpus.mails import Mail
from tests.graphs.understanding.companies import BUILDING, SERVICES

ENGLISH: list[Mail] = [
    # --- wants a quote, or goods ---
    Mail(
        "quote_request",
        "Hi,\n\nCould you quote for 20 teapots and 60 saucers, delivered to Aarhus?\n\nBest regards,\nLars Holm",
        known="customer",
    ),
    Mail("quote_request", "We'd like to order 5 grinders please. Same address as last time.", known="customer"),
    Mail("quote_request", "Please send us your best price for 100 mugs.", "RFQ mugs"),
    Mail("quote_request", "hiya can u do me a price for 30 cups n 2 jugs ta\n\nSent from my iPhone", known="customer"),
    Mail(
        "quote_request",
        "Just chasing my quote for the 12 laptops, haven't had anything back yet. Thanks",
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "quote_request",
        "We require 40 sacs of ciment CEM II and 10 tubes PVC 100 mm. Purchase order attached.",
        "PO 5581",
        known="customer",
        files=["PO-5581.pdf"],
        directory=BUILDING,
    ),
    Mail(
        "quote_request",
        "FYI, can you handle?\n\n---------- Forwarded message ---------\nFrom: Emma Stone\nSubject: "
        "quote\n\nHello, we need a quotation for 300 teapots please.",
        "Fwd: quote",
        known="customer",
    ),
    Mail(
        "quote_request",
        "Second request: please provide a quotation for 15 wooden trays (plateau bois). No reply so far.",
        known="customer",
    ),
    Mail("quote_request", "Good morning, can I get 6 teapots and 12 paper filters by Friday?", known="customer"),
    # --- somebody new ---
    Mail(
        "lead",
        "Hello,\nWe are opening a coffee shop in Leeds next spring and came across your website. Could someone "
        "give me a call?\nTom Baker\nBaker & Sons Ltd\n+44 113 496 0000",
    ),
    Mail(
        "lead",
        "Hi, I'm looking for a new supplier of tableware. Our current supplier keeps letting us down. Do you "
        "deliver to Ireland?",
    ),
    Mail("lead", "Could you send me your brochure and price list? We run three hotels.", "Enquiry"),
    Mail("lead", "I'd like to book a demo of your cloud hosting. We are 40 people.", directory=SERVICES),
    Mail(
        "lead",
        "Name: Sarah Cole\nEmail: sarah@cole.example\nPhone: +44 20 7946 0123\nCompany: Cole Ltd\nMessage: "
        "Interested in your services, please get in touch.",
        "New enquiry from your website",
        sent="automatic",
        sender="noreply@forms.example",
    ),
    Mail("lead", "Yes, happy to talk. Tuesday at 10 works for me.", "Re: your enquiry", known="lead", answers="lead"),
    Mail(
        "lead",
        "We were referred by Harper Construction. We have an upcoming project and would love to learn more "
        "about what you do.",
        directory=BUILDING,
    ),
    Mail("lead", "We would like to become a distributor of your range in Denmark. What are your wholesale terms?"),
    Mail(
        "lead",
        "Morton & Lee LLP, litigation and dispute resolution. We are refurbishing our offices and are "
        "interested in your services; could you call me back?",
        directory=SERVICES,
    ),
    # --- product questions ---
    Mail("product_question", "Do you have any jugs left in stock?", known="customer"),
    Mail("product_question", "How much is the teapot?", known="customer"),
    Mail(
        "product_question",
        "What's the lead time for 27 inch screens (Écran 27 pouces 4K)?",
        known="customer",
        directory=SERVICES,
    ),
    Mail("product_question", "Is the grinder available again? And how much does it cost?"),
    Mail("product_question", "Hi there, are the mugs dishwasher safe?", known="customer"),
    Mail("product_question", "How soon could you deliver tuile canal? Any left?", known="customer", directory=BUILDING),
    Mail(
        "product_question",
        "What happens if a parcel arrives damaged? Also what is the price of the saucers?",
        known="customer",
    ),
    # --- money ---
    Mail(
        "money",
        "Payment was made yesterday by bank transfer.",
        "Re: Invoice F-2026-050",
        known="customer",
        answers="reminder",
    ),
    Mail("money", "We will pay invoice F-2026-051 on Friday.", known="customer", answers="reminder"),
    Mail("money", "Could you resend me a copy of the invoice for October please?", known="customer"),
    Mail("money", "The VAT number on your invoice F-2026-052 is wrong, please correct it.", known="customer"),
    Mail(
        "money",
        "Two boxes were missing from the delivery so we have held back payment until you send a credit note.",
        known="customer",
        answers="reminder",
    ),
    Mail("money", "Can we spread the balance over three months?", known="customer", answers="reminder"),
    Mail(
        "money", "Sorry for the late payment, the transfer went out this morning.", known="customer", answers="reminder"
    ),
    Mail("money", "Could you confirm your bank details for payment of your invoice?", known="customer"),
    # --- answers to a quote ---
    Mail("quote_answer", "That's fine, please go ahead.", "Re: Quote D-2026-12", known="customer", answers="quote"),
    Mail(
        "quote_answer",
        "Thanks for your quote. We've decided to go with another company this time.",
        known="customer",
        answers="quote",
    ),
    Mail(
        "quote_answer",
        "Your quote is over our budget, is there any room for negotiation?",
        known="customer",
        answers="quote",
    ),
    Mail("quote_answer", "Please find the signed quote attached.", known="customer", files=["signed-quote.pdf"]),
    Mail("quote_answer", "We accept your proposal no. D-2026-45.", known="customer"),
    Mail("quote_answer", "Could you make it 10 teapots instead of 8 and resend?", known="customer", answers="quote"),
    # --- bills for us ---
    Mail(
        "supplier_invoice",
        "Dear customer, please find attached our invoice 99812. Payment is due within 30 days.",
        "Invoice 99812",
        known="supplier",
        files=["Invoice_99812.pdf"],
    ),
    Mail(
        "supplier_invoice",
        "According to our records, invoice 7741 remains unpaid. Kindly settle the outstanding balance.",
        "Overdue",
        known="supplier",
    ),
    Mail(
        "supplier_invoice",
        "Your monthly invoice is now available in your account. Amount due: £45.00",
        "Your invoice is ready",
        sent="automatic",
        sender="no-reply@telecom.example",
    ),
    Mail(
        "supplier_invoice",
        "Hi, my invoice for the October photo shoot is attached, bank details at the bottom. Thanks!",
        files=["invoice-oct.pdf"],
    ),
    # --- work ---
    Mail(
        "job",
        "Dear Hiring Manager, please find attached my resume and cover letter for the position of warehouse assistant.",
        "Application",
        files=["Resume_Jane_Doe.pdf"],
    ),
    Mail("job", "Are you hiring at the moment? I'm looking for a part-time job."),
    Mail(
        "job",
        "I am a student looking for an internship of three months and would love to join your team.",
        files=["cv.pdf"],
    ),
    # --- no more mails ---
    Mail("opt_out", "Please remove me from your mailing list.", "unsubscribe"),
    Mail("opt_out", "Stop emailing me."),
    Mail("opt_out", "Please delete all my personal data under the GDPR.", known="lead"),
    Mail("opt_out", "unsubscribe", known="customer"),
    # --- machines ---
    Mail(
        "automatic",
        "I am out of the office until 2 December with limited access to email.",
        "Automatic reply: Invoice",
        sent="automatic",
        known="customer",
        answers="reminder",
    ),
    Mail(
        "automatic",
        "We have received your request. Your ticket number is 4411. Please do not reply to this email.",
        "Ticket received",
        sent="automatic",
        sender="no-reply@helpdesk.example",
    ),
    Mail("automatic", "Thanks for your email. I'm on annual leave, back on Monday.", "Out of office", known="customer"),
    # --- newsletters ---
    Mail(
        "newsletter",
        "Our autumn sale ends Sunday! Up to 40% off. Unsubscribe here | View in browser",
        "Last chance",
        sent="bulk",
    ),
    Mail(
        "newsletter",
        "You are receiving this email because you signed up. In this issue: five trends in hospitality. Manage "
        "preferences",
        sent="bulk",
    ),
    Mail(
        "newsletter", "Monthly digest: what's new in our platform. Read more. To unsubscribe, click here.", sent="bulk"
    ),
    # --- spam ---
    Mail(
        "spam",
        "Hi, I noticed your website is not on the first page of Google. We help businesses increase your "
        "traffic with SEO. Got 15 minutes this week for a quick call?",
        "Quick question",
    ),
    Mail(
        "spam",
        "We are a leading manufacturer of ceramic mugs in China. Competitive prices, free samples. Please send "
        "us your requirements.",
    ),
    Mail("spam", "Your mailbox is full. Verify your account password to avoid deactivation."),
    Mail("spam", "Dear friend, I am the next of kin and need your help to transfer 12 million dollars."),
    Mail(
        "spam",
        "Just following up on my previous email. Our platform helps companies like yours reduce your costs by "
        "30%. Would you be open to a demo?",
        "Re: Re: intro",
    ),
    Mail(
        "spam",
        "We provide pre-screened candidates for your hiring needs. Our recruitment agency has people available now.",
    ),
    Mail("spam", "Would you accept a guest post or sponsored article on your website? We pay well."),
    # --- other ---
    Mail("other", "Merry Christmas to all the team!", known="customer"),
    Mail("other", "Please note our new delivery address: 12 Mill Lane, Leeds.", known="customer"),
    Mail("other", "I need to cancel order 8812, we ordered it by mistake. Sorry about that.", known="customer"),
    Mail("other", "All sorted now, thank you for the quick replacement, much appreciated.", known="customer"),
    Mail("other", "Your driver left his phone at our reception.", known="customer"),
    # --- the angry customer ---
    Mail(
        "complaint",
        "This is unacceptable. Three weeks late and nobody answers the phone. We'll take our business elsewhere.",
        anger=3,
        known="customer",
    ),
    Mail("complaint", "Half of the cups arrived broken. Again.", "Delivery", anger=1, known="customer"),
    Mail(
        "complaint", "Great job, guys. Third wrong delivery this month. Really impressive.", anger=1, known="customer"
    ),
    Mail(
        "complaint",
        "I must express my disappointment with the service we have received. It falls short of what we expect.",
        anger=1,
        known="customer",
    ),
    Mail("complaint", "If I don't get a refund by Friday you will hear from my solicitor.", anger=3, known="customer"),
    Mail(
        "complaint",
        "How dare you send me a reminder when I paid weeks ago? Stop harassing us.",
        "Re: reminder",
        anger=2,
        known="customer",
        answers="reminder",
    ),
    Mail("complaint", "You people are a bunch of crooks. I'm posting this on Trustpilot.", anger=2, known="customer"),
    Mail(
        "complaint",
        "I would like to make a formal complaint about the installation on Tuesday.",
        "Complaint",
        anger=1,
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "complaint",
        "We are seriously considering switching to another supplier after this latest fiasco.",
        anger=3,
        known="customer",
    ),
    Mail("complaint", "still havent recieved my order, its been 5 weeks, absolute joke", anger=1, known="customer"),
    Mail(
        "complaint",
        "Once again the bricks delivered are not what we ordered and the site is at a standstill, this is "
        "costing us thousands. Also please quote for 50 tuile canal.",
        anger=1,
        known="customer",
        directory=BUILDING,
    ),
    Mail(
        "complaint",
        "I find it extraordinary that a company of your standing cannot answer a simple email in three weeks. "
        "I trust you will understand that our patience is wearing thin.",
        anger=1,
        known="customer",
    ),
    Mail(
        "complaint",
        "Thank you for the wonderful support: server down for two days and no reply to my tickets.",
        anger=1,
        known="customer",
        directory=SERVICES,
    ),
    Mail(
        "complaint",
        "We've been customers for ten years and have never been treated like this. Very disappointed.",
        anger=1,
        known="customer",
    ),
    Mail("complaint", "This is the last time we order from you.", anger=3, known="customer"),
    Mail("opt_out", "Stop sending me these ridiculous emails, remove my address now!", anger=1),
]
