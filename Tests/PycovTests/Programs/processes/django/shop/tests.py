from django.test import SimpleTestCase, TestCase  # hit

from shop.models import Item  # hit


class Stored(TestCase):  # hit
    def setUp(self):  # hit
        self.item = Item.objects.create(price=100)  # hit

    def test_discount(self):  # hit
        self.assertEqual(Item.objects.get().discounted(10), 90)  # hit


class Plain(SimpleTestCase):  # hit
    def test_large(self):  # hit
        self.assertEqual(Item(price=1).discounted(60), 0)  # hit


class Other(SimpleTestCase):  # hit
    def test_other(self):  # hit
        for number in range(3):  # hit
            self.assertEqual(number, number)  # hit
