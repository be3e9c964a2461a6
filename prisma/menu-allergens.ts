import type { Allergen } from '../lib/domain/menu'

/** What is in a food when it is sold alone. Batter is wheat and the oil is shared, so chips are not free of gluten. */
export const allergensOf: Record<string, Allergen[]> = {
  cod: ['gluten', 'fish'],
  haddock: ['gluten', 'fish'],
  plaice: ['gluten', 'fish'],
  skate: ['gluten', 'fish'],
  rock: ['gluten', 'fish'],
  scampi: ['gluten', 'crustaceans', 'fish'],
  'pea-fritter': ['gluten', 'fish'],
  fishcake: ['gluten', 'fish', 'milk'],
  chips: ['gluten'],
  sausage: ['gluten', 'soya', 'sulphites'],
  saveloy: ['gluten', 'soya', 'sulphites'],
  'steak-pie': ['gluten', 'milk', 'celery'],
  'cheese-pie': ['gluten', 'milk', 'egg'],
  'beef-pie': ['gluten', 'milk', 'celery'],
  scraps: ['gluten', 'fish'],
  curry: ['celery', 'gluten', 'milk', 'mustard'],
  gravy: ['celery', 'gluten', 'soya'],
  tartare: ['egg', 'mustard', 'sulphites'],
  cheese: ['milk'],
  roll: ['gluten', 'soya'],
  egg: ['egg', 'gluten', 'sulphites'],
  gherkin: ['mustard', 'sulphites'],
  onion: ['gluten', 'sulphites'],
  tea: ['milk'],
  coffee: ['milk'],
}

/** Malt vinegar is made of barley. */
export const allergensOfVinegar: Allergen[] = ['gluten', 'sulphites']
