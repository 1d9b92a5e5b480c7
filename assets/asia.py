#!/usr/bin/env python3
"""Cuts the coasts of East and Southeast Asia out of Natural Earth and writes them to asia.txt.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python3 assets/asia.py package/countries-50m.json > assets/asia.txt

Natural Earth (1:50m, https://www.naturalearthdata.com) is in the public domain; the npm package
world-atlas holds it as TopoJSON. A line of the output is a line of the map: points of longitude and
latitude in hundredths of a degree. Borders between countries are left out but for the Koreas'.
"""

import json
import sys

WEST, EAST, SOUTH, NORTH = 92, 151, -11, 54
# Degrees by which a line may be off: a dot of the map in a wide window is half a degree.
SLACK = 0.12
# Islands smaller than this in both directions would be less than a dot.
LEAST = 0.35


def decoded(topology):
    """The arcs in degrees: they are kept as differences of integers."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for px, py in arc:
            x, y = x + px, y + py
            points.append((x * kx + dx, y * ky + dy))
        yield points


def uses(topology):
    """How many countries each arc belongs to, and which: one for a coast, two for a border."""
    found = {}

    def walk(arcs, name):
        for arc in arcs:
            if isinstance(arc, list):
                walk(arc, name)
            else:
                found.setdefault(arc if arc >= 0 else ~arc, set()).add(name)

    for country in topology["objects"]["countries"]["geometries"]:
        walk(country.get("arcs", []), country["properties"]["name"])
    return found


def inside(points):
    """The parts of a line that lie in the frame."""
    part = []
    for x, y in points:
        if WEST <= x <= EAST and SOUTH <= y <= NORTH:
            part.append((x, y))
        elif part:
            yield part
            part = []
    if part:
        yield part


def simplified(points):
    """Douglas and Peucker: fewer points, none further than SLACK from where the line was."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point):
        x, y = point
        if length == 0:
            return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    at = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[at]) <= SLACK:
        return [points[0], points[-1]]
    return simplified(points[: at + 1])[:-1] + simplified(points[at:])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        topology = json.load(file)
    owners = uses(topology)
    koreas = {"North Korea", "South Korea"}
    for at, points in enumerate(decoded(topology)):
        if len(owners.get(at, ())) != 1 and owners.get(at) != koreas:
            continue
        for part in inside(points):
            wide = max(x for x, _ in part) - min(x for x, _ in part)
            high = max(y for _, y in part) - min(y for _, y in part)
            if len(part) > 1 and max(wide, high) >= LEAST:
                kept = simplified(part)
                print(" ".join(f"{round(x * 100)},{round(y * 100)}" for x, y in kept))


main()
