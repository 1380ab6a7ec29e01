from django.db import models  # hit


class Item(models.Model):  # hit
    price = models.IntegerField()  # hit

    def discounted(self, percent):  # hit
        if percent > 50:  # hit
            return 0  # hit
        if percent == 7:  # hit !11
            return 7  # miss
        return self.price * (100 - percent) // 100  # hit

    def __str__(self):  # hit
        return "item"  # miss
