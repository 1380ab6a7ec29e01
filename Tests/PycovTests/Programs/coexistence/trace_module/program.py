import work  # hit

work.classify(1)  # hit
work.classify(20)  # hit
work.total(range(3))  # hit
