"""The reminder process: what customers owe late is asked for, one mail a customer, and whoever must decide is asked.

brief process state facts     the contract          finding reading policy ruled   what is known, and what it means
parts cards approval notice   what is shown         nodes graph                    the run and the customer's case
run pacing                    a whole run           wording*                       every sentence, in both languages
"""
