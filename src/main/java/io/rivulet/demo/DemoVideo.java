package io.rivulet.demo;

/** What the demo shows. */
enum DemoVideo {
    MANDELBROT("Into the Mandelbrot set", "mandelbrot=size=540x960:rate=30:end_scale=0.02"),
    LIFE("Conway's Game of Life", "life=size=180x320:rate=15:mold=20:ratio=0.2:death_color=#20306c:life_color=#ffd060"),
    TEST_CARD("A test card with a tone", "testsrc2=size=540x960:rate=30");

    private final String title;
    private final String picture;

    DemoVideo(String title, String picture) {
        this.title = title;
        this.picture = picture;
    }

    String title() {
        return title;
    }

    /** A source of FFmpeg's `lavfi`. */
    String picture() {
        return picture;
    }
}
