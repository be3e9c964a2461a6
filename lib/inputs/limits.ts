import { z } from 'zod'
import { menu } from '../topics/menu'
import { identity } from './identity'

export const limitsInput = z.strictObject({ id: identity, limits: menu.types['limits.set'].shape.limits.required().strict() })
