"""(door sign)"""
