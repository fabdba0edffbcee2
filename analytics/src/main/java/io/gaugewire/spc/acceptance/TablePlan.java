package io.gaugewire.spc.acceptance;

/**
 * A plan as the master table gives it after its arrows.
 *
 * @param letter whose row holds the plan; often not the letter that was looked up, and the sample
 *     size is this one's
 * @param plan sample size and acceptance number
 */
public record TablePlan(CodeLetter letter, AttributesPlan plan) {}
