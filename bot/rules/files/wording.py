"""What is said of a file of rules: its own comments, what is wrong in it, what importing it did, and its examples."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "colon": (" :", ":"),
    "line": ("ligne {line}", "line {line}"),
    "where": ("{where} : {text}", "{where}: {text}"),
    "header": (
        "Les règles de l'entreprise, écrites par `commis rules export`. À garder sous contrôle de version.\n"
        "Changez ce fichier, vérifiez-le avec `commis rules import FICHIER --check`, puis importez-le.\n"
        "La ligne au-dessus de chaque règle dit en clair ce que `when` et `then` signifient ; elle n'est pas relue.",
        "The company's rules, written by `commis rules export`. Keep it under version control.\n"
        "Change this file, check it with `commis rules import FILE --check`, then import it.\n"
        "The line above each rule says in plain words what `when` and `then` mean; it is not read back.",
    ),
    "left_out": (
        "{rule} n'est pas écrite : cette version de Commis ne sait pas la lire ({why}).",
        "{rule} is not written: this release of Commis cannot read it ({why}).",
    ),
    # --- form
    "not_toml": (
        "ce n'est pas du TOML à cet endroit (colonne {column}) : guillemet ouvert, signe = ou virgule oubliés ?",
        "this is not TOML here (column {column}): an open quote, a missing = or comma?",
    ),
    "not_toml.end": (
        "le fichier s'arrête au milieu d'une valeur : guillemet, crochet ou accolade restés ouverts ?",
        "the file ends in the middle of a value: an open quote, bracket or brace?",
    ),
    "not_toml.what": ("ce n'est pas un fichier TOML.", "this is not a TOML file."),
    "too_large": ("le fichier dépasse 2 Mo.", "the file is larger than 2 MB."),
    "not_text": ("le fichier n'est pas du texte en UTF-8.", "the file is not text in UTF-8."),
    "not_tables": (
        "écrivez chaque {table} sous un titre [[{table}]].",
        "write each {table} below a title [[{table}]].",
    ),
    "unknown_key": (
        "« {key} » n'est pas connu ici. Il y a : {known}.",
        "“{key}” is not known here. There are: {known}.",
    ),
    "unknown_key.near": (
        "« {key} » n'est pas connu ici : vouliez-vous dire {near} ? (il y a : {known})",
        "“{key}” is not known here: did you mean {near}? (there are: {known})",
    ),
    "no_id": (
        "la règle n° {number} du fichier n'a pas d'identifiant : donnez-lui un numéro libre, par exemple id = \"R12\".",
        'rule no. {number} of the file has no id: give it a free number, for instance id = "R12".',
    ),
    "bad_id": (
        "« {text} » n'est pas un identifiant de règle : R suivi d'un numéro, par exemple R12.",
        "“{text}” is not the id of a rule: R and a number, for instance R12.",
    ),
    "id_of_price_list": (
        "cet identifiant est déjà celui d'une ligne de la grille tarifaire : donnez un autre numéro à la règle.",
        "this id is already that of a row of the price list: give the rule another number.",
    ),
    "double_id": ("cet identifiant est déjà à la ligne {first}.", "this id is already on line {first}."),
    "double_id.unplaced": ("cet identifiant est deux fois dans le fichier.", "this id is in the file twice."),
    "bad_state": (
        "« {text} » n'est pas un état. Il y a : {known}.",
        "“{text}” is not a state. There are: {known}.",
    ),
    "bad_sentence": (
        "sentence attend un texte de 5000 caractères au plus.",
        "sentence expects a text of 5000 characters at most.",
    ),
    "no_when": (
        "il manque la condition : when = 'order_total > 500' (ou 'true' pour tous les cas).",
        "the condition is missing: when = 'order_total > 500' (or 'true' for all cases).",
    ),
    "bad_when": (
        "when attend un texte entre guillemets, par exemple 'order_total > 500'.",
        "when expects a text between quotes, for instance 'order_total > 500'.",
    ),
    "no_then": (
        'il manque la conséquence : then = {{ kind = "discount", percent = 10 }}.',
        'the consequence is missing: then = {{ kind = "discount", percent = 10 }}.',
    ),
    "bad_then": (
        'then attend une table, par exemple {{ kind = "discount", percent = 10 }}.',
        'then expects a table, for instance {{ kind = "discount", percent = 10 }}.',
    ),
    "bad_day": (
        "{key} attend une date comme 2027-01-31, pas « {text} ».",
        "{key} expects a date like 2027-01-31, not “{text}”.",
    ),
    "relation_ends": (
        'une relation nomme deux règles : one = "R1", other = "R2".',
        'a relation names two rules: one = "R1", other = "R2".',
    ),
    "relation_self": ("une règle n'a pas de relation avec elle-même.", "a rule has no relation with itself."),
    "relation_unknown": (
        "il n'y a pas de règle « {text} », ni dans le fichier, ni dans l'entreprise, ni au tarif.",
        "there is no rule “{text}”, neither in the file, nor in the company, nor in the price list.",
    ),
    "bad_how": (
        "« {text} » ne départage pas deux règles. Il y a : {known}.",
        "“{text}” ranks no rules. There are: {known}.",
    ),
    "bad_cap": (
        'cap attend un pourcentage de 0 à 100, avec how = "add" seulement (trouvé : {text}).',
        'cap expects a percentage from 0 to 100, with how = "add" only (found: {text}).',
    ),
    "double_relation": ("ces deux règles ont déjà une relation plus haut.", "these two rules have a relation above."),
    # --- meaning
    "key": ("{key} : {why}", "{key}: {why}"),
    "bad_label": (
        "then : « {text} » n'est pas une étiquette. Il y a : {known}.",
        "then: “{text}” is not a label. There are: {known}.",
    ),
    "unknown_customer": (
        "aucun client ne s'appelle « {text} ».",
        "no customer is called “{text}”.",
    ),
    "unknown_customer.near": (
        "aucun client ne s'appelle « {text} », ou plusieurs : {near} ?",
        "no customer is called “{text}”, or several are: {near}?",
    ),
    "unknown_product": ("aucun produit n'est « {text} ».", "no product is “{text}”."),
    "unknown_product.near": (
        "aucun produit n'est « {text} », ou plusieurs : {near} ?",
        "no product is “{text}”, or several are: {near}?",
    ),
    "unknown_approver": (
        "then : « {text} » n'est ni un rôle ni une personne de l'entreprise. Il y a : {near}.",
        "then: “{text}” is neither a role nor a person of the company. There are: {near}.",
    ),
    "approver_one": (
        "then : un accord se donne par un rôle ou par une personne, l'un des deux.",
        "then: an approval is given by a role or by a person, one of the two.",
    ),
    "contradiction": (
        "elle contredit {other} ({meaning}) : les deux vaudraient pour {witness}. Changez l'une des deux.",
        "it contradicts {other} ({meaning}): both would hold for {witness}. Change one of the two.",
    ),
    "same": (
        "elle dit la même chose que {other}.",
        "it says the same as {other}.",
    ),
    "rank": (
        "elle peut valoir en même temps que {other}, par exemple pour {witness} : sans [[relation]], la meilleure pour le client l'emporte.",
        "it can hold together with {other}, for instance for {witness}: without a [[relation]] the best for the customer wins.",
    ),
    "rank.strict": (
        "elle peut valoir en même temps que {other}, par exemple pour {witness} : sans [[relation]], la plus exigeante l'emporte.",
        "it can hold together with {other}, for instance for {witness}: without a [[relation]] the more demanding one wins.",
    ),
    "too_complex": (
        "cette condition est trop compliquée pour être comparée aux autres règles : coupez-la en deux.",
        "this condition is too complex to be compared with the other rules: split it in two.",
    ),
    # --- examples
    "example_given": (
        "given attend une table de faits, par exemple {{ order_total = 800 }}.",
        "given expects a table of facts, for instance {{ order_total = 800 }}.",
    ),
    "example_value": (
        "{key} ne peut pas être « {text} » (attendu : {known}).",
        "{key} cannot be “{text}” (expected: {known}).",
    ),
    "example_process": (
        "process ne peut pas être « {text} ». Il y a : {known}.",
        "process cannot be “{text}”. There are: {known}.",
    ),
    "example_mixed": (
        "aucun travail ne connaît tous ces faits à la fois.",
        "no work knows all of these facts.",
    ),
    "example_not_quote": (
        "customer et lines décrivent un devis : retirez process, ou donnez des faits avec given.",
        "customer and lines describe a quote: remove process, or give facts with given.",
    ),
    "example_lines": (
        'un devis a un client et des lignes : lines = [{{ product = "CAF-001", quantity = 10 }}] (unit_price si besoin).',
        'a quote has a customer and lines: lines = [{{ product = "CAF-001", quantity = 10 }}] (unit_price if needed).',
    ),
    "example_no_price": (
        "{text} n'a pas de prix dans les livres : donnez unit_price.",
        "the books have no price for {text}: give unit_price.",
    ),
    "example_expected": (
        "il manque ce qui est attendu : expected, avec {known}.",
        "what is expected is missing: expected, with {known}.",
    ),
    "tested": (
        "{passed} exemples sur {count} sont comme attendu.",
        "{passed} of {count} examples are as expected.",
    ),
    "tested.none": (
        "{file} ne contient aucun exemple ([[example]]).",
        "{file} holds no example ([[example]]).",
    ),
    "example.passed": ("✔ {name}", "✔ {name}"),
    "example.failed": ("✘ {name}", "✘ {name}"),
    "example.difference": ("{what} : attendu {expected}, trouvé {found}", "{what}: expected {expected}, found {found}"),
    "example.used": ("règles : {rules}", "rules: {rules}"),
    "example.none": ("aucune", "none"),
    # --- importing
    "imported": (
        "{file} : {added} ajoutées, {changed} modifiées, {switched} changées d'état, {unchanged} inchangées.",
        "{file}: {added} added, {changed} changed, {switched} switched, {unchanged} unchanged.",
    ),
    "imported.checked": (
        "{file} peut être importé : {added} à ajouter, {changed} à modifier, {switched} à changer d'état, {unchanged} inchangées.",
        "{file} can be imported: {added} to add, {changed} to change, {switched} to switch, {unchanged} unchanged.",
    ),
    "imported.refused": (
        "{file} : rien n'a été importé. Erreurs : {errors}.",
        "{file}: nothing was imported. Errors: {errors}.",
    ),
    "imported.by": ("Au nom de {who}.", "On behalf of {who}."),
    "moved_on": (
        "Quelqu'un vient de changer les règles : rien n'a été fait. Recommencez.",
        "Somebody has just changed the rules: nothing was done. Please start again.",
    ),
    "not_allowed": (
        "{who} ne peut pas le faire : il faut le rôle « {role} » ({rules}). Rien n'a été fait.",
        "{who} may not do that: it takes the role “{role}” ({rules}). Nothing was done.",
    ),
    "no_role": (
        "Aucun rôle de l'entreprise ne permet de le faire ({rules}). Rien n'a été fait.",
        "No role of the company allows that ({rules}). Nothing was done.",
    ),
    "nobody": (
        "Personne ne tient le rôle « {role} » qu'il faudrait ({rules}). Rien n'a été fait.",
        "Nobody holds the role “{role}” that it takes ({rules}). Nothing was done.",
    ),
    "switched.armed": ("{rule} est de nouveau en vigueur ({who}).", "{rule} is in force again ({who})."),
    "switched.paused": ("{rule} est en pause ({who}).", "{rule} is paused ({who})."),
    "switched.retired": ("{rule} est retirée ({who}).", "{rule} is retired ({who})."),
    "switched.same": ("{rule} l'était déjà : rien n'a changé.", "{rule} already was: nothing changed."),
    "no_file": ("ce fichier n'existe pas.", "this file does not exist."),
    "cannot_read": ("ce fichier ne peut pas être lu ({why}).", "this file cannot be read ({why})."),
    "cannot_write": ("{file} ne peut pas être écrit ({why}).", "{file} cannot be written ({why})."),
    "exported": ("Règles écrites dans {file} : {count}.", "Rules written to {file}: {count}."),
    "not_ours": (
        "{file} existe et n'est pas un fichier de règles lisible : donnez un autre nom.",
        "{file} exists and is not a readable file of rules: give another name.",
    ),
}


def tell(language: str, key: str, /, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
