package io.rivulet.platform.text;

import io.rivulet.platform.web.ErrorCode;

/**
 * What one kind of text may be.
 *
 * @param missing the refusal of a text in which nothing can be seen
 * @param invalid the refusal of any other text that is not taken
 * @param what what sentences call it, such as "comment"
 * @param maxCharacters how many code points it has at most
 * @param manyLines whether it may have line feeds and tabs
 */
public record TextRule(ErrorCode missing, ErrorCode invalid, String what, int maxCharacters, boolean manyLines) {}
