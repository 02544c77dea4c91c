import Testing
@testable import Payouts
