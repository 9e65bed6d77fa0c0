"""What a mail from outside is, and whether somebody is angry: pure reading of untrusted words, never an order to us.

`mail` holds the types, `sort` tells what a mail is, `anger` whether its writer complains. Imports the understanding
package and the books' port.
"""
