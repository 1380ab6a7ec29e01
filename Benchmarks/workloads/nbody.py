"""The orbits of five bodies: arithmetic on floats in nested loops."""


def bodies():
    return [
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47],
        [4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.037],
        [8.34, 4.12, -0.40, -1.01, 1.82, 0.008, 0.011],
        [12.89, -15.11, -0.22, 1.08, 0.86, -0.01, 0.0017],
        [15.37, -25.91, 0.17, 0.97, 0.59, -0.03, 0.002],
    ]


def advance(system, dt, steps):
    count = len(system)
    for _ in range(steps):
        for i in range(count):
            a = system[i]
            for j in range(i + 1, count):
                b = system[j]
                dx = a[0] - b[0]
                dy = a[1] - b[1]
                dz = a[2] - b[2]
                distance = dx * dx + dy * dy + dz * dz
                force = dt / (distance * distance**0.5)
                mass = b[6] * force
                a[3] -= dx * mass
                a[4] -= dy * mass
                a[5] -= dz * mass
                mass = a[6] * force
                b[3] += dx * mass
                b[4] += dy * mass
                b[5] += dz * mass
        for a in system:
            a[0] += dt * a[3]
            a[1] += dt * a[4]
            a[2] += dt * a[5]


def work(steps=25_000):
    system = bodies()
    advance(system, 0.01, steps)
    return round(system[0][0], 9)
