"""Owns where things are: the district, its departments and towns, villages, areas, buildings.

It also owns the settings of the rules, because a district sets them and every slice reads them.
"""
