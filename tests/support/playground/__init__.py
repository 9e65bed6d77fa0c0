"""The Microsoft 365 Agents Playground, as the tests use it: a real client of Teams, driven by its own API.

server      the Node process: its configuration, its ports, what it recorded
population  who and what is in it: the people of the sample company, a stranger, a group chat, a team
client      people act in it; what the desk answered
seeing      what is shown in each of its conversations, as people read it
cards       the text, the buttons and the inputs of an Adaptive Card
"""
